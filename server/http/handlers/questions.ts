// Questions and banks: list, search, look, store. Knows no sessions.
import { randomBytes } from 'node:crypto';
import type { StoredQuestion } from '../../../shared/session.ts';
import { invalid, notFound } from '../../errors.ts';
import type { StoredBank } from '../../interviews/ports.ts';
import { publicQuestion } from '../../interviews/view.ts';
import type { Bank } from '../../interviews/ports.ts';
import type { QuestionRecord, QuestionSearch } from '../../interviews/question-ports.ts';
import { ownerOf, recruiterOf, searched } from '../bank-owner.ts';
import type { Caller } from '../credentials.ts';
import type { Call, Handlers } from '../handler.ts';
import { publishedQuestion } from '../published-question.ts';
import type { HandlerParts } from '../parts.ts';

const listedBanks = 200;
const builtInId = 'built-in';

export function questionHandlers({
  bank,
  banks,
  written,
  now,
}: Pick<HandlerParts, 'bank' | 'banks' | 'written' | 'now'>): Pick<
  Handlers,
  'createBank' | 'listBanks' | 'listQuestions' | 'getQuestion'
> {
  return {
    async createBank({ caller, body }) {
      const questions = body.questions.map((given) =>
        'question' in given ? given : { question: given, solution: {} },
      );
      unique(questions);
      const stored: StoredBank = {
        id: `bank_${randomBytes(12).toString('hex')}`,
        name: body.name,
        recruiterId: ownerOf(caller, body.recruiterId),
        isPrivate: body.isPrivate,
        questions,
        createdAt: now(),
      };
      await banks.insert(stored);
      return { body: shownBank(stored) };
    },

    async listBanks({ caller, query }) {
      const owner = ownerOf(caller, query.recruiterId ?? null);
      const stored = await banks.list({ recruiterId: owner, limit: listedBanks });
      const builtIn = {
        id: builtInId,
        name: 'Built-in questions',
        recruiterId: null,
        isPrivate: false,
        createdAt: 0,
        questions: bank.list().map(brief),
      };
      return { body: { banks: [builtIn, ...stored.map(shownBank)] } };
    },

    async listQuestions({ caller, query }) {
      // The built-in ones are few, and come whole on the first page.
      const builtIn =
        query.source === 'written' || query.cursor !== undefined
          ? []
          : searchBuiltIn(bank, query).map(listedBuiltIn);
      if (query.source === 'built-in') return { body: { questions: builtIn, next: null } };
      const found = await written.drafts.search(searchOf(caller, query));
      const page = found.slice(0, query.limit);
      const next = found.length > query.limit ? (page.at(-1)?.id ?? null) : null;
      return { body: { questions: [...builtIn, ...page.map(listedWritten)], next } };
    },

    async getQuestion({ caller, params }) {
      const found = bank.find(params.id) ?? (await publishedQuestion(written, caller, params.id));
      if (!found) throw notFound('question');
      return { body: { question: publicQuestion(found, 1), notes: found.question.notes } };
    },
  };
}

type Query = Call<'listQuestions'>['query'];

function searchBuiltIn(bank: Bank, { difficulty, tag, words }: Query) {
  const part = words?.toLowerCase() ?? '';
  return bank
    .list({ ...(difficulty && { difficulty }), ...(tag && { tag }) })
    .filter(({ question: { id, title } }) => `${title}\n${id}`.toLowerCase().includes(part));
}

function searchOf(caller: Caller, { difficulty, tag, words, limit, cursor }: Query): QuestionSearch {
  return {
    owner: searched(caller),
    limit: limit + 1, // one more than asked for tells whether there is a next page
    ...(difficulty && { difficulty }),
    ...(tag && { tag }),
    ...(words && { words }),
    ...(cursor && { after: cursor }),
  };
}

function listedBuiltIn(entry: Pick<StoredQuestion, 'question'>) {
  return { ...brief(entry), source: 'built-in' as const, state: null, version: null, isPrivate: false };
}

function listedWritten(held: QuestionRecord) {
  const { id, title, difficulty, tags, kind, state, version, isPrivate } = held;
  return { id, title, difficulty, tags, kind, source: 'written' as const, state, version, isPrivate };
}

function brief({ question: { id, title, difficulty, tags, kind } }: Pick<StoredQuestion, 'question'>) {
  return { id, title, difficulty, tags, kind };
}

function shownBank(bank: StoredBank) {
  const { id, name, recruiterId, isPrivate, createdAt } = bank;
  const questions = bank.questions.map(brief);
  return { id, name, recruiterId: recruiterOf(recruiterId), isPrivate, createdAt, questions };
}

/** The same question twice in a bank could come twice in a session. */
function unique(questions: StoredQuestion[]): void {
  const seen = new Set<string>();
  for (const [i, { question }] of questions.entries()) {
    if (seen.has(question.id)) throw invalid(`the id "${question.id}" comes twice`, `questions.${i}.id`);
    seen.add(question.id);
  }
}
