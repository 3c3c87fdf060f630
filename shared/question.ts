// A question as the bank holds it: statement, signature or stdin form, tests, starter code. Not how it is judged.
import { z } from 'zod';
import { languageSchema } from './language-schema.ts';
import { signatureSchema, valueSchema } from './values.ts';

export const difficulties = ['easy', 'medium', 'hard'] as const;
export const difficultySchema = z.enum(difficulties);
export type Difficulty = z.infer<typeof difficultySchema>;

/** How an answer is compared with the expected value. `float` tolerates 1e-6, absolute or relative. */
export const comparisonSchema = z.enum(['exact', 'float', 'any-order']);
export type Comparison = z.infer<typeof comparisonSchema>;
/**
 * A program of the question's author that says whether an answer is right, where several are. It has a function `check`:
 * the question's parameters (stdin questions: the input, a string), then the expected and the actual value; it returns
 * the text `ok` for a right answer, else a sentence for the candidate. It runs in a sandbox of its own.
 */
export const checkerProgramSchema = z.strictObject({
  language: languageSchema,
  source: z.string().min(1).max(20_000),
});
export type CheckerProgram = z.infer<typeof checkerProgramSchema>;
export const checkerSchema = z.union([comparisonSchema, checkerProgramSchema]);
export type Checker = z.infer<typeof checkerSchema>;

const testBase = {
  name: z.string().max(80).optional(),
  hidden: z.boolean().default(false),
  weight: z.number().positive().max(100).default(1),
};
export const functionTestSchema = z.strictObject({
  ...testBase,
  args: z.array(valueSchema).max(8),
  expected: valueSchema,
});
export const stdinTestSchema = z.strictObject({
  ...testBase,
  stdin: z.string().max(65_536),
  stdout: z.string().max(65_536),
});

/** A follow-up, kept from the candidate until an interviewer reveals it. Parts are revealed in their order. */
export const partSchema = z.strictObject({
  title: z.string().min(1).max(120),
  statement: z.string().min(1).max(20_000), // Markdown
});
export type Part = z.infer<typeof partSchema>;

const questionBase = {
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{1,59}$/),
  title: z.string().min(1).max(120),
  difficulty: difficultySchema,
  tags: z.array(z.string().max(30)).max(12).default([]),
  statement: z.string().min(1).max(20_000), // Markdown
  parts: z.array(partSchema).max(8).default([]),
  checker: checkerSchema.default('exact'),
  /** What it may be answered in: each has a reference. All where this is missing. */
  languages: z.array(languageSchema).min(1).max(6).optional(),
  /** Code that the editor opens with, by language; made from the signature where it is missing. */
  starter: z.partialRecord(languageSchema, z.string().max(20_000)).default({}),
  /** Notes for interviewers: approaches, pitfalls, follow-ups. Never shown to a candidate. */
  notes: z.string().max(20_000).default(''),
};

export const functionQuestionSchema = z
  .strictObject({
    ...questionBase,
    kind: z.literal('function'),
    signature: signatureSchema,
    tests: z.array(functionTestSchema).min(1).max(100),
  })
  .refine(({ checker, signature }) => typeof checker === 'string' || signature.params.length <= 6, {
    path: ['checker'],
    message: 'a checker program is given at most 6 parameters and the two values',
  });
export const stdinQuestionSchema = z.strictObject({
  ...questionBase,
  kind: z.literal('stdin'),
  tests: z.array(stdinTestSchema).min(1).max(100),
});
export const questionSchema = z.discriminatedUnion('kind', [functionQuestionSchema, stdinQuestionSchema]);
export type Question = z.infer<typeof questionSchema>;
export type FunctionQuestion = z.infer<typeof functionQuestionSchema>;

/** What a candidate may see of a question: no hidden test, no notes, no part before its time. */
export interface PublicQuestion {
  id: string;
  number: number;
  title: string;
  difficulty: Difficulty;
  tags: string[];
  statement: string;
  /** Those that were revealed. */
  parts: Part[];
  kind: 'function' | 'stdin';
  signature: z.infer<typeof signatureSchema> | null;
  starter: Partial<Record<z.infer<typeof languageSchema>, string>>;
  samples: {
    index: number;
    name: string;
    input: string;
    expected: string;
    /** As one writes it as an own case (cases.ts); absent where it is too long for one. */
    written?: { texts: string[]; expected: string } | undefined;
  }[];
  hiddenTests: number;
}
