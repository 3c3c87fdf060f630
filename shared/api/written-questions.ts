// Operations on questions that callers write: drafts, checks, publishing, versions, import and export.
import { z } from 'zod';
import { authoredSchema, checkReportSchema, heldQuestionSchema } from '../authored.ts';
import { recruiterText, type Operation } from './operation.ts';

const params = z.strictObject({ id: z.string().min(1).max(60) });
const common = { tag: 'questions', limit: 'general', access: { scopes: ['questions'], seats: [] } } as const;
const example = {
  question: {
    id: 'add-two',
    title: 'Add two numbers',
    difficulty: 'easy',
    tags: ['math'],
    statement: 'Return the sum of `a` and `b`.',
    languages: ['python'],
    kind: 'function',
    signature: {
      name: 'add',
      params: [
        { name: 'a', type: 'int' },
        { name: 'b', type: 'int' },
      ],
      returns: 'int',
    },
    tests: [
      { name: 'small', args: [1, 2], expected: 3 },
      { name: 'below zero', args: [-1, 1], expected: 0, hidden: true },
    ],
  },
  solution: { python: 'def add(a: int, b: int) -> int:\n    return a + b\n' },
  wrong: [
    {
      name: 'subtracts',
      language: 'python',
      source: 'def add(a, b):\n    return a - b\n',
      fails: ['small'],
    },
  ],
};

/** What import takes and export gives: one of the four, by its format. */
const bundleShape = {
  format: z.enum(['json', 'yaml', 'folder', 'zip']),
  text: z.string().max(2_000_000).optional(), // json, yaml: a list of questions with what proves them
  files: z.record(z.string().max(200), z.string().max(400_000)).optional(), // folder: texts by path, "add-two/question.json"
  zip: z.string().max(2_000_000).optional(), // the folder as a zip, in base64
};

export const writtenQuestionOperations = {
  createQuestion: {
    ...common,
    method: 'POST',
    path: '/api/questions',
    summary: 'Write a question: a draft, which interviews can use once it is published',
    body: authoredSchema.extend({
      recruiterId: recruiterText.default(null),
      isPrivate: z.boolean().default(true),
    }),
    example,
    status: 201,
    response: heldQuestionSchema,
  },
  updateQuestion: {
    ...common,
    method: 'PUT',
    path: '/api/questions/{id}',
    summary: 'Replace the draft. What is published stays as it is, and so do sessions that use it',
    params,
    body: authoredSchema.extend({ isPrivate: z.boolean().optional() }),
    example,
    status: 200,
    response: heldQuestionSchema,
  },
  questionState: {
    ...common,
    method: 'GET',
    path: '/api/questions/{id}/state',
    summary: 'Where a question stands: draft, checking (how far), published, or refused with what was found',
    params,
    status: 200,
    response: heldQuestionSchema,
  },
  questionSource: {
    ...common,
    method: 'GET',
    path: '/api/questions/{id}/source',
    summary: 'All of a question: tests, references, wrong solutions; the draft, or one published `version`',
    params,
    query: z.strictObject({ version: z.coerce.number().int().min(1).max(2_147_483_647).optional() }),
    status: 200,
    response: z.strictObject({
      id: z.string(),
      version: z.number().int().nullable(), // null: the draft, or built in
      authored: authoredSchema,
      report: checkReportSchema.nullable(),
    }),
  },
  checkQuestion: {
    ...common,
    method: 'POST',
    path: '/api/questions/{id}/check',
    summary:
      'Run the draft in the sandbox: references must pass, wrong solutions fail. Ask for its state until it is done',
    limit: 'execution',
    params,
    status: 202,
    response: heldQuestionSchema,
  },
  publishQuestion: {
    ...common,
    method: 'POST',
    path: '/api/questions/{id}/publish',
    summary:
      'Check the draft and, where it holds, publish it as the next version. Ask for its state until it is done',
    limit: 'execution',
    params,
    status: 202,
    response: heldQuestionSchema,
  },
  questionVersions: {
    ...common,
    method: 'GET',
    path: '/api/questions/{id}/versions',
    summary: 'The published versions, newest first, 100 at most. They never change',
    params,
    status: 200,
    response: z.strictObject({
      versions: z.array(
        z.strictObject({ version: z.number().int(), title: z.string(), publishedAt: z.number() }),
      ),
    }),
  },
  deleteQuestion: {
    ...common,
    method: 'DELETE',
    path: '/api/questions/{id}',
    summary: 'Delete a question with its versions; sessions that use it keep their copy',
    params,
    status: 200,
    response: z.strictObject({ id: z.string(), deleted: z.literal(true) }),
  },
  exportQuestions: {
    ...common,
    method: 'POST',
    path: '/api/questions/export',
    summary:
      'Questions as one text, as files or as a zip: drafts of your own, built-in ones, or a whole bank',
    body: z.strictObject({
      ids: z.array(z.string().min(1).max(60)).max(100).default([]),
      bankId: z.string().max(80).optional(),
      format: bundleShape.format.default('json'),
    }),
    example: { ids: ['stair-tolls'], format: 'yaml' },
    status: 200,
    response: z.strictObject({ ...bundleShape, count: z.number().int() }),
  },
  importQuestions: {
    ...common,
    method: 'POST',
    path: '/api/questions/import',
    summary:
      'Drafts from what export gives. One that you have already (same id inside) becomes its new draft',
    bodyBytes: 3_000_000,
    body: z.strictObject({
      ...bundleShape,
      recruiterId: recruiterText.default(null),
      isPrivate: z.boolean().default(true),
    }),
    example: { format: 'json', text: JSON.stringify([example]) },
    status: 200,
    response: z.strictObject({
      imported: z.array(
        z.strictObject({
          id: z.string(),
          name: z.string(),
          title: z.string(),
          action: z.enum(['created', 'updated']),
        }),
      ),
      /** What was left out, and why; `at` is a path inside of what was sent. */
      mistakes: z.array(z.strictObject({ at: z.string(), message: z.string() })),
    }),
  },
} as const satisfies Record<string, Operation>;
