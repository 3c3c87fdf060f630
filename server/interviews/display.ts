// Values as people read them: a test's input, its expected and its actual value. Knows no language.
import type { FunctionQuestion, Question } from '../../shared/question.ts';
import type { Value } from '../../shared/values.ts';

const shownChars = 2_000; // a screenful; the journal keeps one of these per test

/** Compact JSON with a space behind commas and colons; long values are cut and say so. */
export function showValue(value: Value): string {
  return cut(write(value));
}

/** `nums = [1, 2], target = 3`, or the standard input itself. */
export function showInput(question: Question, index: number): string {
  if (question.kind === 'stdin') return cut(question.tests[index]?.stdin ?? '');
  return showArgs(question, question.tests[index]?.args ?? []);
}

export function showExpected(question: Question, index: number): string {
  if (question.kind === 'stdin') return cut(question.tests[index]?.stdout ?? '');
  return showValue(question.tests[index]?.expected ?? null);
}

/** A test as somebody would write it: a text for each argument, or the input; then what is expected. */
export function writeTest(question: Question, index: number): { texts: string[]; expected: string } {
  if (question.kind === 'stdin') {
    const { stdin = '', stdout = '' } = question.tests[index] ?? {};
    return { texts: [stdin], expected: stdout };
  }
  const { args = [], expected = null } = question.tests[index] ?? {};
  return { texts: args.map(write), expected: write(expected) };
}

export function showText(text: string): string {
  return cut(text);
}

/** The arguments of one call: `nums = [1, 2], target = 3`. */
export function showArgs(question: FunctionQuestion, args: Value[]): string {
  const named = args.map(
    (arg, i) => `${question.signature.params[i]?.name ?? `arg${i + 1}`} = ${write(arg)}`,
  );
  return cut(named.join(', '));
}

function write(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(write).join(', ')}]`;
  if (value !== null && typeof value === 'object')
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}: ${write(item)}`)
      .join(', ')}}`;
  return JSON.stringify(value);
}

function cut(text: string): string {
  if (text.length <= shownChars) return text;
  // A surrogate pair is not cut in two: half a character is no valid text for the database.
  const end = /[\uD800-\uDBFF]/.test(text[shownChars - 1] ?? '') ? shownChars - 1 : shownChars;
  return `${text.slice(0, end)}… (${text.length} characters)`;
}
