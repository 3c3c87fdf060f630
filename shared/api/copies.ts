// What a candidate keeps of an interview that is over: an own copy, and a word about it. No scorecards, no hidden values.
import { z } from 'zod';
import { reviewSchema } from '../evidence.ts';
import { languageSchema } from '../language-schema.ts';
import { partSchema } from '../question.ts';
import { testResultSchema } from '../results.ts';
import { idParam, type Operation } from './operation.ts';

export const feedbackSchema = z.strictObject({
  rating: z.number().int().min(1).max(5),
  text: z.string().max(2_000).default(''),
});
/** `at`: ms since 1970. */
export const givenFeedbackSchema = z.strictObject({
  ...feedbackSchema.shape,
  text: z.string(),
  at: z.number(),
});
export type GivenFeedback = z.infer<typeof givenFeedbackSchema>;

const ownCopySchema = z.strictObject({
  sessionId: z.string(),
  candidateName: z.string(),
  startedAt: z.number(), // ms since 1970
  endedAt: z.number(),
  questions: z.array(
    z.strictObject({
      number: z.number().int(),
      title: z.string(),
      statement: z.string(),
      parts: z.array(partSchema), // those that were revealed
      /** What stood in the editor at the end, by the document's keys; untouched starter code is left out. */
      code: z.record(z.string(), z.string()),
      submissions: z.array(
        z.strictObject({
          submittedAt: z.number(),
          language: languageSchema,
          code: z.string(),
          passed: z.number().int(),
          total: z.number().int(),
          tests: z.array(testResultSchema), // the visible ones
          /** Null: the interviewers have not released it. */
          review: z.strictObject(reviewSchema.shape).omit({ model: true }).nullable(),
        }),
      ),
    }),
  ),
  feedback: givenFeedbackSchema.nullable(), // the candidate's own
});
export type OwnCopy = z.infer<typeof ownCopySchema>;

const common = { tag: 'copies', limit: 'general', params: idParam, status: 200 } as const;

export const copyOperations = {
  ownCopy: {
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/own-copy',
    summary:
      "The candidate's own copy of an interview that has ended: code, results of the examples, released reviews",
    access: { scopes: [], seats: ['candidate'] },
    response: ownCopySchema,
  },
  giveFeedback: {
    ...common,
    method: 'POST',
    path: '/api/sessions/{id}/feedback',
    summary: 'What the candidate says of the interview, once, after its end; the interviewers read it',
    access: { scopes: [], seats: ['candidate'] },
    body: feedbackSchema,
    example: { rating: 4, text: 'Friendly, and the hints helped.' },
    response: givenFeedbackSchema,
  },
} as const satisfies Record<string, Operation>;
