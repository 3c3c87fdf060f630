// generate-question: written by a model and proved, else drawn from the bank with the reason. Knows no rooms.
import { randomBytes } from 'node:crypto';
import { difficulties, type Difficulty } from '../../../shared/question.ts';
import type { StoredQuestion } from '../../../shared/session.ts';
import { notFound } from '../../errors.ts';
import { chooseQuestions } from '../../interviews/choose.ts';
import { publicQuestion } from '../../interviews/view.ts';
import { ownerOf } from '../bank-owner.ts';
import { type Caller, isStaff } from '../credentials.ts';
import type { Call, Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';

type Parts = Pick<HandlerParts, 'bank' | 'banks' | 'writeQuestion' | 'now'>;
type Wish = Call<'generateQuestion'>['body'];

export function generateHandlers(parts: Parts): Pick<Handlers, 'generateQuestion'> {
  return {
    async generateQuestion({ caller, body, signal }) {
      // Whoever is nobody here spends no tokens.
      if (parts.writeQuestion === null || !isStaff(caller))
        return { body: drawn(parts, body, 'Drawn from the built-in bank: no AI wrote it.') };
      const ask = { difficulty: levelOf(body.difficulty), topic: body.topic ?? null };
      const written = await parts.writeQuestion(ask, signal);
      if (!written.ok)
        return {
          body: drawn(parts, body, `Drawn from the built-in bank: the AI wrote none (${written.why}).`),
        };
      const bankId = await keep(parts, caller, written.stored);
      const message = `Written by the AI and proved in the sandbox, at try ${written.tries}.`;
      return { body: { question: publicQuestion(written.stored, 1), source: 'model', bankId, message } };
    },
  };
}

function drawn({ bank }: Parts, { difficulty, language = 'python', topic, exclude }: Wish, message: string) {
  const pool = bank.list().filter((entry) => !exclude.includes(entry.question.id));
  const wanted = { difficulty, language, total: 1, ids: [] };
  const words = (topic ?? '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  const fitting = chooseQuestions(pool, { ...wanted, tags: words });
  const choice = fitting.ok ? fitting : chooseQuestions(pool, { ...wanted, tags: [] });
  const [chosen] = choice.ok ? choice.questions : [];
  if (!chosen) throw notFound('a question that is not excluded');
  const note = fitting.ok || topic === undefined ? '' : ` No question has the topic "${topic}".`;
  return { question: publicQuestion(chosen, 1), source: 'bank' as const, message: `${message}${note}` };
}

function levelOf(difficulty: Wish['difficulty']): Difficulty {
  if (difficulty !== 'mixed') return difficulty;
  return difficulties[Math.floor(Math.random() * difficulties.length)] ?? 'easy';
}

async function keep({ banks, now }: Parts, caller: Caller, stored: StoredQuestion): Promise<string> {
  const id = `bank_${randomBytes(12).toString('hex')}`;
  const name = `Written: ${stored.question.title}`;
  const recruiterId = ownerOf(caller, null);
  await banks.insert({ id, name, recruiterId, isPrivate: true, questions: [stored], createdAt: now() });
  return id;
}
