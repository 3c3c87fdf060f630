// What a test and a submission came to, as people and callers see it.
import { z } from 'zod';

export const reasonSchema = z.enum([
  'ok',
  'exit',
  'signal',
  'time',
  'wall',
  'memory',
  'output',
  'processes',
  'compile',
  'stopped',
  'internal',
]);

/** How a whole run ended: `End` of the sandbox's contract. */
export const endSchema = z.object({
  reason: reasonSchema,
  message: z.string(),
  exitCode: z.number().nullable(),
  signal: z.string().nullable(),
  wallMs: z.number(),
  cpuMs: z.number(),
  memoryKb: z.number(),
  truncated: z.boolean(),
});

/** `input`, `expected` and `actual` are null where the reader may not see them (hidden tests). */
export const testResultSchema = z.object({
  index: z.number().int(),
  name: z.string(),
  hidden: z.boolean(),
  passed: z.boolean(),
  reason: reasonSchema,
  message: z.string(),
  input: z.string().nullable(),
  expected: z.string().nullable(),
  actual: z.string().nullable(),
  stdout: z.string(),
  wallMs: z.number(),
  /** A case of the candidate's own: it counts for nothing; `expected` null: it had none, `passed` says that it ran. */
  own: z.boolean().optional(),
});
export type TestResult = z.infer<typeof testResultSchema>;

/** The same test without what a candidate must not know. */
export function withoutValues(test: TestResult): TestResult {
  if (!test.hidden) return test;
  return {
    ...test,
    input: null,
    expected: null,
    actual: null,
    stdout: '',
    message: test.passed ? '' : hiddenMessage(test),
  };
}

/** An exception's text could carry a hidden input: only the kind of failure is told. */
function hiddenMessage(test: TestResult): string {
  return test.reason === 'exit'
    ? 'the program raised an error'
    : test.reason === 'ok'
      ? 'wrong answer'
      : test.message;
}

export const verdictSchema = z.object({
  status: z.enum(['correct', 'partial', 'wrong', 'error']),
  score: z.number(), // 0 to 100, from weighted tests alone
  passed: z.number().int(),
  total: z.number().int(),
});
export type Verdict = z.infer<typeof verdictSchema>;
