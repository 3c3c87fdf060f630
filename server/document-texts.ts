// The texts of a session's documents: what they start with, and what they were at a time. Knows no sockets.
import type { Language } from '../shared/languages.ts';
import { filesIn, filesKey } from '../shared/code-files.ts';
import { codeKey, type DocName, notesKey } from '../shared/documents.ts';
import type { Question } from '../shared/question.ts';
import { createReplica, type Replica } from './docs/replica.ts';
import { notFound } from './errors.ts';
import type { SessionRow } from './interviews/ports.ts';
import { starterFor } from './interviews/starter.ts';

interface Deps {
  find: (sessionId: string) => Promise<SessionRow | null>;
  state: (sessionId: string, name: DocName) => Promise<Uint8Array>;
  updatesUntil: (sessionId: string, name: DocName, at: number) => Promise<Uint8Array[]>;
}

export function createTexts({ find, state, updatesUntil }: Deps) {
  return {
    /** Starter code of every question in every language of the session; other documents start empty. */
    async seed(sessionId: string, name: DocName): Promise<{ key: string; text: string }[]> {
      const session = name === 'code' ? await find(sessionId) : null;
      return session === null ? [] : starters(session);
    },

    /**
     * Every text that is not empty, by its key, at a time (ms since 1970) or now (null): `q1/python`, and `q1/python/util.py`
     * by the name that the file has then. Throws "not found".
     */
    async texts(sessionId: string, name: DocName, at: number | null): Promise<Record<string, string>> {
      const session = await find(sessionId);
      if (session === null) throw notFound('session');
      const replica = createReplica();
      try {
        replica.load(at === null ? [await state(sessionId, name)] : await updatesUntil(sessionId, name, at));
        const texts =
          name === 'code' ? codeTexts(session, replica) : [[notesKey, replica.text(notesKey)] as const];
        return Object.fromEntries(texts.filter(([, text]) => text !== ''));
      } finally {
        replica.destroy();
      }
    },
  };
}

/** Each question's and language's main text, then those beside it. */
function codeTexts(session: SessionRow, replica: Replica): (readonly [string, string])[] {
  const map = replica.map(filesKey);
  return session.questions.flatMap((_, index) =>
    session.settings.languages.flatMap((language) => {
      const main = codeKey(index + 1, language);
      const beside = filesIn(map, index + 1, language);
      return [
        [main, replica.text(main)] as const,
        ...beside.map(({ key, name }) => [`${main}/${name}`, replica.text(key)] as const),
      ];
    }),
  );
}

function starters(session: SessionRow): { key: string; text: string }[] {
  return session.questions.flatMap(({ question }, index) =>
    session.settings.languages.map((language) => ({
      key: codeKey(index + 1, language),
      text: starter(question, language),
    })),
  );
}
const starter = (question: Question, language: Language): string => starterFor(question)[language];
