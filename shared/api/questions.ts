// Operations on questions and stored banks.
import { z } from 'zod';
import { questionStateSchema } from '../authored.ts';
import { difficultySchema, questionSchema } from '../question.ts';
import { storedQuestionSchema } from '../session.ts';
import { nameText, type Operation } from './operation.ts';
import { publicQuestionSchema } from './tests.ts';

const bankSummary = {
  id: z.string(),
  name: z.string(),
  recruiterId: z.string().nullable(),
  isPrivate: z.boolean(),
  createdAt: z.number(),
};
const brief = z.strictObject({
  id: z.string(),
  title: z.string(),
  difficulty: difficultySchema,
  tags: z.array(z.string()),
  kind: z.enum(['function', 'stdin']),
});

const listed = brief.extend({
  source: z.enum(['built-in', 'written']),
  state: questionStateSchema.nullable(), // null: built in
  version: z.number().int().nullable(), // the newest that is published; null: built in, or a draft yet
  isPrivate: z.boolean(),
});

export const questionOperations = {
  createBank: {
    method: 'POST',
    path: '/api/test/question-bank',
    tag: 'questions',
    summary: 'Store a bank of questions; a private one answers to its recruiter alone',
    access: { scopes: ['questions'], seats: [] },
    limit: 'general',
    body: z.strictObject({
      name: nameText,
      recruiterId: z.string().min(1).max(80).nullable().default(null),
      isPrivate: z.boolean().default(false),
      questions: z
        .array(z.union([questionSchema, storedQuestionSchema]))
        .min(1)
        .max(100),
    }),
    example: {
      name: 'Warm-up',
      questions: [
        {
          id: 'add-two',
          title: 'Add two numbers',
          difficulty: 'easy',
          statement: 'Return the sum of `a` and `b`.',
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
            { args: [1, 2], expected: 3 },
            { args: [-1, 1], expected: 0, hidden: true },
          ],
        },
      ],
    },
    status: 201,
    response: z.strictObject({ ...bankSummary, questions: z.array(brief) }),
  },
  listBanks: {
    method: 'GET',
    path: '/api/test/question-banks',
    tag: 'questions',
    summary: 'The built-in bank, public banks, and the private ones of `recruiterId`',
    access: { scopes: ['questions', 'read'], seats: [] },
    limit: 'general',
    query: z.strictObject({ recruiterId: z.string().max(80).optional() }),
    status: 200,
    response: z.strictObject({
      banks: z.array(z.strictObject({ ...bankSummary, questions: z.array(brief) })),
    }),
  },
  listQuestions: {
    method: 'GET',
    path: '/api/questions',
    tag: 'questions',
    summary:
      "The built-in questions, then the key's own and public ones, by difficulty, tag and words. `next` is the cursor of the next page",
    access: { scopes: ['questions', 'sessions', 'read'], seats: [] },
    limit: 'general',
    query: z.strictObject({
      difficulty: difficultySchema.optional(),
      tag: z.string().max(30).optional(),
      words: z.string().max(100).optional(), // part of the title or of the id
      source: z.enum(['built-in', 'written', 'all']).default('all'),
      limit: z.coerce.number().int().min(1).max(200).default(200),
      cursor: z.string().max(60).optional(),
    }),
    status: 200,
    response: z.strictObject({ questions: z.array(listed), next: z.string().nullable() }),
  },
  getQuestion: {
    method: 'GET',
    path: '/api/questions/{id}',
    tag: 'questions',
    summary: 'One built-in or published question as a candidate sees it, with its notes for interviewers',
    access: { scopes: ['questions', 'sessions', 'read'], seats: [] },
    limit: 'general',
    params: z.strictObject({ id: z.string().min(1).max(60) }),
    status: 200,
    response: z.strictObject({ question: publicQuestionSchema, notes: z.string() }),
  },
} as const satisfies Record<string, Operation>;
