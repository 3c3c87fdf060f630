// Questions and banks: list, look, store. Knows no sessions.
import { randomBytes } from 'node:crypto';
import type { StoredQuestion } from '../../../shared/session.ts';
import { invalid, notFound } from '../../errors.ts';
import type { StoredBank } from '../../interviews/ports.ts';
import { publicQuestion } from '../../interviews/view.ts';
import { ownerOf, recruiterOf } from '../bank-owner.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';

const listedBanks = 200;
const builtInId = 'built-in';

export function questionHandlers({
  bank,
  banks,
  now,
}: Pick<HandlerParts, 'bank' | 'banks' | 'now'>): Pick<
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

    async listQuestions({ query: { difficulty, tag } }) {
      const filter = { ...(difficulty ? { difficulty } : {}), ...(tag ? { tag } : {}) };
      return { body: { questions: bank.list(filter).map(brief) } };
    },

    async getQuestion({ params }) {
      const found = bank.find(params.id);
      if (!found) throw notFound('question');
      return { body: { question: publicQuestion(found, 1), notes: found.question.notes } };
    },
  };
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
