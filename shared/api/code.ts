// Operations on code without a session: languages, execute, analyze.
import { z } from 'zod';
import { codeFilesSchema } from '../code-files.ts';
import { warningSchema } from '../evidence.ts';
import { languageSchema } from '../language-schema.ts';
import { reasonSchema } from '../results.ts';
import { codeText, type Operation } from './operation.ts';

export const limitsSchema = z.strictObject({
  cpus: z.number(),
  memoryMb: z.number(),
  runMs: z.number(),
  wallMs: z.number(),
  processes: z.number(),
  outputBytes: z.number(),
  diskMb: z.number(),
  compileMs: z.number(),
});
/** What ran, where and for how long: enough to run it again. */
export const receiptSchema = z.strictObject({
  language: languageSchema,
  image: z.string(),
  runtime: z.string(),
  limits: limitsSchema,
  sourceHash: z.string(),
  queuedMs: z.number(),
  compileMs: z.number(),
  cached: z.boolean().exactOptional(), // true: compiled before, so no compiler ran
  wallMs: z.number(),
  cpuMs: z.number(),
  reason: reasonSchema,
});

/** Relative, `/`-separated, without `..`. */
const filePath = z
  .string()
  .min(1)
  .max(200)
  .regex(/^(?!.*(^|\/)\.{1,2}(\/|$))[\w.-]+(\/[\w.-]+)*$/, 'a relative path of letters, digits, . - _ and /');

export const growthSchema = z
  .strictObject({
    looks: z.string().nullable(), // "linear", "quadratic"; null: too quick to tell
    text: z.string(),
    points: z.array(z.strictObject({ size: z.number(), ms: z.number() })), // values in the input, CPU time
  })
  .nullable();

export const codeOperations = {
  languages: {
    method: 'GET',
    path: '/api/code/languages',
    tag: 'code',
    summary: 'The languages, their versions, limits and the digest of the image they run in',
    access: 'open',
    limit: 'general',
    status: 200,
    response: z.strictObject({
      languages: z.array(
        z.strictObject({
          language: languageSchema,
          name: z.string(),
          extension: z.string(),
          version: z.string(),
          image: z.string(),
          limits: limitsSchema,
        }),
      ),
    }),
  },
  execute: {
    audited: false,
    method: 'POST',
    path: '/api/code/execute',
    tag: 'code',
    summary: 'Run a program in a fresh sandbox; executionTime is in milliseconds',
    access: { scopes: ['execute'], seats: [], public: true },
    limit: 'execution',
    body: z.strictObject({
      code: codeText,
      language: languageSchema,
      stdin: z.string().max(65_536).default(''),
      files: z
        .array(z.strictObject({ path: filePath, text: z.string().max(65_536) }))
        .max(20)
        .default([]),
    }),
    example: { code: "print('Hello from Python')", language: 'python' },
    status: 200,
    response: z.strictObject({
      output: z.string(),
      error: z.string(), // empty when there is none
      executionTime: z.number(),
      success: z.boolean(),
      timedOut: z.boolean(),
      receipt: receiptSchema,
    }),
  },
  analyze: {
    audited: false,
    method: 'POST',
    path: '/api/code/analyze',
    tag: 'code',
    summary:
      'Size, structure and readability of a piece of code, and whether it compiles; for a question, how its time grows. By rules',
    access: { scopes: ['execute'], seats: [], public: true },
    limit: 'general',
    body: z.strictObject({
      code: codeText,
      language: languageSchema,
      files: codeFilesSchema.default([]), // beside `code`
      /** A question of the built-in bank: its generator measures how the time grows. */
      questionId: z.string().max(60).optional(),
    }),
    example: { code: 'def add(a, b):\n    return a + b\n', language: 'python' },
    status: 200,
    response: z.strictObject({
      language: languageSchema,
      lines: z.number(),
      codeLines: z.number(),
      commentLines: z.number(),
      functions: z.number(),
      branches: z.number(), // places where control may go two ways
      deepest: z.number(), // levels of nesting
      longestLine: z.number(),
      compiles: z.boolean().nullable(), // null: the sandbox could not tell
      compilerOutput: z.string(),
      warnings: z.array(warningSchema), // of compiler and linter, with lines
      score: z.number(), // 0 to 100, of readability by rules alone
      suggestions: z.array(z.string()),
      growth: growthSchema, // null: not asked for, or not to be measured
      model: z.null(),
    }),
  },
} as const satisfies Record<string, Operation>;
