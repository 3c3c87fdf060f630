// Pasted JSON as the questions of a bank, or what is wrong with it, place by place, in words. Pure.
import { z } from 'zod';
import { questionSchema } from '../../../shared/question.ts';
import { storedQuestionSchema } from '../../../shared/session.ts';
import { heard, t } from '../lib/i18n/words.ts';

export type Read =
  { ok: true; questions: z.input<typeof questionSchema>[] } | { ok: false; problems: string[] };

const mostProblems = 8; // shown at once
const mostQuestions = 100; // in a bank

const listSchema = z.union([
  z.array(z.unknown()),
  z.object({ questions: z.array(z.unknown()) }).transform(({ questions }) => questions),
]);

/** Takes a list of questions, or an object with `questions`. */
export function readBank(text: string): Read {
  if (text.trim() === '') return { ok: false, problems: [t('Paste a list of questions as JSON.')] };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return {
      ok: false,
      problems: [t('This is not JSON: {why}', { why: error instanceof Error ? error.message : '?' })],
    };
  }
  const list = listSchema.safeParse(parsed);
  if (!list.success)
    return {
      ok: false,
      problems: [t('Give a list of questions, or an object that has them as “questions”.')],
    };
  if (list.data.length === 0) return { ok: false, problems: [t('The list has no question in it.')] };
  if (list.data.length > mostQuestions)
    return { ok: false, problems: [t('A bank holds at most {most} questions.', { most: mostQuestions })] };
  const found = list.data.map(readQuestion);
  const problems = found.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) return { ok: false, problems: cut(problems) };
  return { ok: true, questions: found.flatMap((one) => (one.ok ? [one.question] : [])) };
}

type One = { ok: true; question: z.input<typeof questionSchema> } | { ok: false; problems: string[] };

/** `at`: place in the list, from 0. */
function readQuestion(given: unknown, at: number): One {
  const whole = typeof given === 'object' && given !== null && 'question' in given;
  const parsed = whole ? storedQuestionSchema.safeParse(given) : questionSchema.safeParse(given);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      ({ path, message }) =>
        `${t('Question {number}', { number: at + 1 })}${path.length > 0 ? `, ${path.join('.')}` : ''}: ${heard(message)}`,
    );
    return { ok: false, problems };
  }
  return { ok: true, question: 'question' in parsed.data ? parsed.data.question : parsed.data };
}

function cut(problems: string[]): string[] {
  const more = problems.length - mostProblems;
  return more > 0
    ? [...problems.slice(0, mostProblems), t('and one more | and {n} more', { n: more })]
    : problems;
}
