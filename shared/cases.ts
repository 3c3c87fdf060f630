// A candidate's own test cases: how the shared document keeps them, how what people write is read, how they are sent.
// Knows neither Yjs nor the sandbox.
import { z } from 'zod';
import type { PublicQuestion } from './question.ts';
import { exampleOf, typeWords, valueProblem } from './value-check.ts';
import { type Value, type ValueType, valueSchema } from './values.ts';
import { inEnglish, type Say } from './say.ts';

/** Per question. `characters`: of one text of one case; `together`: of all that is sent at once. */
export const caseLimits = { count: 10, characters: 8_000, together: 32_000 } as const;

/** The root map of `code` that holds them: "q1/<id>" → `CaseEntry`. */
export const casesKey = 'cases';
const caseText = z.string().max(caseLimits.characters);
/** As it was written. `texts`: one for each parameter, or the standard input alone; `expected` null: none. */
export const caseEntrySchema = z.object({
  at: z.number(),
  texts: z.array(caseText).max(8),
  expected: caseText.nullable(),
});
export type CaseEntry = z.infer<typeof caseEntrySchema>;

const functionCase = z.strictObject({
  args: z.array(valueSchema).max(8),
  expected: valueSchema.optional(), // absent: only the output is of interest
});
const stdinCase = z.strictObject({ stdin: caseText, stdout: caseText.optional() });
export const ownCaseSchema = z.union([functionCase, stdinCase]);
export type OwnCase = z.infer<typeof ownCaseSchema>;
export const ownCasesSchema = z
  .array(ownCaseSchema)
  .max(caseLimits.count)
  .refine((cases) => JSON.stringify(cases).length <= caseLimits.together, 'are too big together');

export const caseKey = (question: number, id: string): string => `q${question}/${id}`;

/** The cases of a question from the document's map, oldest first. Whoever wrote it: what is no case is left out. */
export function casesIn(
  map: Iterable<[string, unknown]>,
  question: number,
): { key: string; entry: CaseEntry }[] {
  const cases = [...map].flatMap(([key, value]) => {
    const entry = key.startsWith(`q${question}/`) ? caseEntrySchema.safeParse(value) : null;
    return entry?.success ? [{ key, entry: entry.data }] : [];
  });
  cases.sort((a, b) => a.entry.at - b.entry.at || (a.key < b.key ? -1 : 1));
  return cases.slice(0, caseLimits.count);
}

type Form = Pick<PublicQuestion, 'kind' | 'signature'>;
/** `field`: the index of the text at fault, −1 for the expected value. */
export type ReadCase = { ok: true; own: OwnCase } | { ok: false; field: number; problem: string };

/** Reads a case as somebody wrote it. */
export function readCase(
  { kind, signature }: Form,
  { texts, expected }: Omit<CaseEntry, 'at'>,
  say: Say = inEnglish,
): ReadCase {
  if (kind === 'stdin' || signature === null)
    return { ok: true, own: { stdin: texts[0] ?? '', ...(expected !== null && { stdout: expected }) } };
  const args: Value[] = [];
  for (const [i, { name, type }] of signature.params.entries()) {
    const read = readValue(type, texts[i] ?? '', name, say);
    if (!read.ok) return { ok: false, field: i, problem: read.problem };
    args.push(read.value);
  }
  if (expected === null) return { ok: true, own: { args } };
  const read = readValue(signature.returns, expected, say('Expected'), say);
  return read.ok
    ? { ok: true, own: { args, expected: read.value } }
    : { ok: false, field: -1, problem: read.problem };
}

type ReadValue = { ok: true; value: Value } | { ok: false; problem: string };

function readValue(type: ValueType, text: string, name: string, say: Say): ReadValue {
  const wanted = say('write {type}, such as {example}', {
    type: typeWords(type, say),
    example: exampleOf(type),
  });
  if (text.trim() === '') return { ok: false, problem: say('{name} is empty: {wanted}.', { name, wanted }) };
  const value = parse(text);
  if (value === undefined) {
    // A text without quotation marks is meant as it is written.
    if (type === 'string' && !text.trim().startsWith('"')) return { ok: true, value: text };
    const python = /\b(True|False|None)\b/.test(text) ? ` ${say('In JSON: true, false, null.')}` : '';
    const quotes = text.includes("'") ? ` ${say('Texts have double quotation marks.')}` : '';
    return { ok: false, problem: say('{name} is not JSON: {wanted}.', { name, wanted }) + python + quotes };
  }
  const problem = valueProblem(type, value, name, say);
  if (problem === null) return { ok: true, value };
  return type === 'string' ? { ok: true, value: text } : { ok: false, problem };
}

function parse(text: string): Value | undefined {
  try {
    return valueSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

/** Why these cases do not fit the question; null: they do. */
export function casesProblem({ kind, signature }: Form, cases: readonly OwnCase[]): string | null {
  for (const [i, own] of cases.entries()) {
    const name = `Case ${i + 1}`;
    if (!('args' in own) || signature === null) {
      if ('args' in own || kind !== 'stdin') return `${name} is of another kind than the question.`;
      continue;
    }
    if (own.args.length !== signature.params.length)
      return `${name} has ${own.args.length} values, not ${signature.params.length}.`;
    const values = signature.params.map(({ name: param, type }, at) =>
      valueProblem(type, own.args[at] ?? null, `${name}, ${param}`),
    );
    const expected =
      own.expected === undefined ? null : valueProblem(signature.returns, own.expected, `${name}, expected`);
    const problem = [...values, expected].find((one) => one !== null);
    if (problem) return problem;
  }
  return null;
}
