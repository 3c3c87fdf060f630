// A question with all that proves it: references, plausible wrong solutions, and what a check of them found. Runs nothing.
import { z } from 'zod';
import { languageSchema } from './language-schema.ts';
import { languages, type Language } from './languages.ts';
import { difficultySchema, questionSchema, type Question } from './question.ts';

const sourceText = z.string().min(1).max(20_000); // characters

/** A plausible solution that must fail. */
export const wrongSchema = z.strictObject({
  /** What is wrong, as a file name would say it. */
  name: z.string().regex(/^\w[\w .-]{0,59}$/, 'letters, digits, spaces, ".", "_" and "-", 60 at most'),
  language: languageSchema,
  source: sourceText,
  why: z
    .string()
    .max(300)
    .regex(/^[^\n\r]*$/, 'one line')
    .default(''),
  /** Names of tests that it fails for this reason; others may fail as well. */
  fails: z.array(z.string().min(1).max(80)).max(20).default([]),
});

export const authoredSchema = z.strictObject({
  question: questionSchema,
  /** References, by language: one for each language that the question offers. */
  solution: z.partialRecord(languageSchema, sourceText).default({}),
  wrong: z.array(wrongSchema).max(12).default([]),
  /** JavaScript that makes inputs of a wished size (questions/README.md); null: none. */
  generator: z.string().max(20_000).nullable().default(null),
});
export type Authored = z.infer<typeof authoredSchema>;

/** The languages a question is offered in; each needs a reference. */
export function offered(question: Pick<Question, 'languages'>): readonly Language[] {
  return question.languages ?? languages;
}

/** `field` is a path inside the authored question: "solution.python", "question.tests.3.expected", "wrong.0". */
export const findingSchema = z.strictObject({
  field: z.string(),
  severity: z.enum(['error', 'warning']), // a warning does not keep it from being published
  message: z.string(),
});
export type CheckFinding = z.infer<typeof findingSchema>;

export const checkRunSchema = z.strictObject({
  what: z.enum(['reference', 'wrong', 'starter']),
  name: z.string(), // of a wrong solution; else empty
  language: languageSchema,
  tests: z.number().int(),
  passed: z.number().int(),
  slowestMs: z.number(), // CPU time of the slowest test
  limitMs: z.number(), // what a test may use
});
export type CheckRun = z.infer<typeof checkRunSchema>;

/** What one check found. `ok`: no finding is an error. */
export const checkReportSchema = z.strictObject({
  ok: z.boolean(),
  findings: z.array(findingSchema),
  runs: z.array(checkRunSchema),
  checkedAt: z.number(), // ms since 1970
});
export type CheckReport = z.infer<typeof checkReportSchema>;

/** `draft` and `refused` can be changed and checked; `checking` waits for the sandbox; `published` is the newest version. */
export const questionStateSchema = z.enum(['draft', 'checking', 'refused', 'published']);
export const checkPurposeSchema = z.enum(['check', 'publish']);
export type CheckPurpose = z.infer<typeof checkPurposeSchema>;

/** A stored question without its content. Times are ms since 1970. */
export const heldQuestionSchema = z.strictObject({
  id: z.string(), // "q-…"
  state: questionStateSchema,
  version: z.number().int().nullable(), // the newest that is published
  title: z.string(),
  difficulty: difficultySchema,
  tags: z.array(z.string()),
  kind: z.enum(['function', 'stdin']),
  recruiterId: z.string().nullable(),
  isPrivate: z.boolean(),
  createdAt: z.number(),
  updatedAt: z.number(),
  /** While it is checked: programs that ran, of how many (0: it still waits). */
  check: z
    .strictObject({ purpose: checkPurposeSchema, done: z.number().int(), total: z.number().int() })
    .nullable(),
  report: checkReportSchema.nullable(),
});
export type HeldQuestion = z.infer<typeof heldQuestionSchema>;
