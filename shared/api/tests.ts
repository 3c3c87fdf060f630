// Operations of an interview that a caller drives: start-session, test-code, submit-code, generate-question.
import { z } from 'zod';
import { analysisSchema } from '../evidence.ts';
import { codeFilesSchema } from '../code-files.ts';
import { languageSchema } from '../language-schema.ts';
import { roleSchema } from '../protocol.ts';
import { difficultySchema, partSchema } from '../question.ts';
import { aiSettingsSchema, metadataSchema, sessionDifficultySchema } from '../session.ts';
import { signatureSchema } from '../values.ts';
import { codeText, nameText, type Operation } from './operation.ts';

export const publicQuestionSchema = z.strictObject({
  id: z.string(),
  number: z.number().int(),
  title: z.string(),
  difficulty: difficultySchema,
  tags: z.array(z.string()),
  statement: z.string(),
  parts: z.array(partSchema), // follow-ups that were revealed
  kind: z.enum(['function', 'stdin']),
  signature: signatureSchema.nullable(),
  starter: z.partialRecord(languageSchema, z.string()),
  samples: z.array(
    z.strictObject({
      index: z.number().int(),
      name: z.string(),
      input: z.string(),
      expected: z.string(),
      written: z.strictObject({ texts: z.array(z.string()), expected: z.string() }).optional(),
    }),
  ),
  hiddenTests: z.number().int(),
});

export const issuedSeatSchema = z.strictObject({
  id: z.string(),
  role: roleSchema,
  name: z.string(),
  token: z.string(), // shown once: it is not stored
  expiresAt: z.number(),
  link: z.string(),
});

const minutes = z.number().min(1).max(1_440);
export const startBody = z.strictObject({
  candidateName: nameText,
  difficulty: sessionDifficultySchema.default('easy'),
  language: languageSchema.default('python'),
  totalQuestions: z.number().int().min(1).max(20).default(3),
  interviewerName: nameText.default('Interviewer'),
  /** What the candidate may switch to; all by default. */
  languages: z.array(languageSchema).min(1).max(6).optional(),
  /** First, in this order: built-in ones, of the bank, or published ones of the key's own and public ones. */
  questionIds: z.array(z.string().max(60)).max(20).default([]),
  /** Where the others come from by difficulty and tag. `written`: published by this key, or public. */
  questionSource: z.enum(['built-in', 'written', 'all']).default('built-in'),
  tags: z.array(z.string().max(30)).max(12).default([]),
  bankId: z.string().max(80).optional(),
  timeLimitMinutes: minutes.nullable().default(null),
  extraTime: z.number().min(1).max(4).default(1),
  waitingRoom: z.boolean().default(false),
  /** ms since 1970, up to 2100. Candidates and observers wait at the door until then, or until somebody lets them in. */
  startsAt: z.number().int().min(0).max(4_102_444_800_000).nullable().default(null),
  deleteAfterDays: z.number().int().min(1).max(3_650).nullable().default(null),
  /** Nobody deletes it before; erasing a candidate for a legal reason does. */
  keepAtLeastDays: z.number().int().min(1).max(3_650).nullable().default(null),
  aiWatches: z.boolean().default(true),
  sharesFeedback: z.boolean().default(false), // reviews are in the candidate's own copy, after the end
  ai: aiSettingsSchema.strict().prefault({}),
  metadata: metadataSchema.default({}),
});

const target = {
  sessionId: z.string().min(1).max(80),
  code: codeText,
  questionNumber: z.number().int().min(1).max(1_000),
  files: codeFilesSchema.default([]), // beside `code`, the main one
  language: languageSchema.optional(), // the session's language when absent
};

export const testOperations = {
  startSession: {
    method: 'POST',
    path: '/api/test/start-session',
    tag: 'interview',
    summary: 'Start an interview: chooses the questions and gives one link for each role',
    access: { scopes: ['sessions'], seats: [], public: true },
    limit: 'sessions',
    body: startBody,
    example: { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 2 },
    idempotent: true,
    status: 200,
    response: z.strictObject({
      sessionId: z.string(),
      question: publicQuestionSchema,
      questionNumber: z.number().int(),
      totalQuestions: z.number().int(),
      startedAt: z.number(),
      endsAt: z.number().nullable(),
      links: z.strictObject({ candidate: z.string(), interviewer: z.string(), observer: z.string() }),
      seats: z.strictObject({
        candidate: issuedSeatSchema,
        interviewer: issuedSeatSchema,
        observer: issuedSeatSchema,
      }),
    }),
  },
  testCode: {
    audited: false,
    method: 'POST',
    path: '/api/test/test-code',
    tag: 'interview',
    summary: "Run the statement's examples; nothing is scored",
    access: { scopes: ['sessions'], seats: ['candidate'], public: true },
    limit: 'execution',
    body: z.strictObject(target),
    example: { sessionId: 'test_…', code: 'def add(a, b):\n    return a + b\n', questionNumber: 1 },
    status: 200,
    response: z.strictObject({
      output: z.string(),
      error: z.string(),
      sampleTests: z.array(
        z.strictObject({
          name: z.string(),
          passed: z.boolean(),
          input: z.string().nullable(),
          expected: z.string().nullable(),
          actual: z.string().nullable(),
          message: z.string(),
        }),
      ),
    }),
  },
  submitCode: {
    audited: false,
    method: 'POST',
    path: '/api/test/submit-code',
    tag: 'interview',
    summary: 'Run all tests, score and store. The session stays open for later submissions until it is ended',
    access: { scopes: ['sessions'], seats: ['candidate'], public: true },
    limit: 'general',
    body: z.strictObject({ ...target, timeSpent: z.number().min(0).max(86_400).default(0) }), // seconds
    example: {
      sessionId: 'test_…',
      code: 'def add(a, b):\n    return a + b\n',
      questionNumber: 1,
      timeSpent: 180,
    },
    status: 200,
    response: z.strictObject({
      analysis: analysisSchema.strict(),
      nextQuestion: publicQuestionSchema.nullable(),
      testComplete: z.boolean(),
    }),
  },
  generateQuestion: {
    method: 'POST',
    path: '/api/test/generate-question',
    tag: 'questions',
    summary:
      'A question by difficulty and topic: by the AI and proved in the sandbox, else drawn from the bank',
    access: { scopes: ['questions', 'sessions'], seats: [], public: true },
    limit: 'general',
    body: z.strictObject({
      difficulty: sessionDifficultySchema.default('easy'),
      language: languageSchema.optional(),
      topic: z.string().max(60).optional(),
      exclude: z.array(z.string().max(60)).max(200).default([]),
    }),
    example: { difficulty: 'easy' },
    status: 200,
    response: z.strictObject({
      question: publicQuestionSchema,
      source: z.enum(['bank', 'model']),
      /** A written question is kept in this private bank: start a session with it. */
      bankId: z.string().optional(),
      message: z.string(),
    }),
  },
} as const satisfies Record<string, Operation>;
