// The report of one session: what was submitted, what it scored, what was observed. Facts alone, no judgement.
import { z } from 'zod';
import { givenFeedbackSchema } from './copies.ts';
import { analysisSchema } from '../evidence.ts';
import { languageSchema } from '../language-schema.ts';
import { aiSpentSchema } from './ai.ts';
import { difficultySchema } from '../question.ts';
import { summarySchema } from '../summary.ts';
import { endReasonSchema, metadataSchema, sessionDifficultySchema } from '../session.ts';

export const reportSchema = z.strictObject({
  sessionId: z.string(),
  candidateName: z.string(),
  difficulty: sessionDifficultySchema,
  language: languageSchema,
  startedAt: z.number(),
  endedAt: z.number().nullable(),
  endReason: endReasonSchema.nullable(),
  metadata: metadataSchema,
  sharesFeedback: z.boolean(), // the candidate's own copy has the reviews
  feedback: givenFeedbackSchema.nullable(), // the candidate's, of the interview
  score: z.number(), // 0 to 100: the mean over all questions of each one's best submission
  complete: z.boolean(), // every question has a submission
  questions: z.array(
    z.strictObject({
      number: z.number().int(),
      id: z.string(),
      title: z.string(),
      difficulty: difficultySchema,
      bestScore: z.number().nullable(),
      timeSpent: z.number(), // seconds, of the last submission
      submissions: z.array(
        z.strictObject({
          id: z.string(),
          submittedAt: z.number(),
          language: languageSchema,
          code: z.string(),
          timeSpent: z.number(),
          score: z.number(),
          analysis: analysisSchema,
        }),
      ),
    }),
  ),
  observed: z.strictObject({
    runs: z.number().int(),
    /** The ledger: every hint, by people and by an AI. */
    hints: z.array(
      z.strictObject({
        n: z.number().int(), // its event
        at: z.number(),
        by: z.string().nullable(), // seat; null: the server's AI, or a key
        agent: z.boolean(),
        text: z.string(),
        level: z.number(),
        cost: z.number(),
      }),
    ),
    hintCost: z.number(), // of all hints; the score is not changed by it
    signals: z.array(z.strictObject({ at: z.number(), signal: z.string(), answer: z.string().nullable() })),
    /** In order. A pause without an end lasted until the interview's. */
    pauses: z.array(z.strictObject({ at: z.number(), until: z.number().nullable() })),
    marks: z.array(z.strictObject({ at: z.number(), mark: z.string(), text: z.string() })),
    ai: aiSpentSchema, // calls of the language model
    truncated: z.boolean(), // the journal is longer than a report reads
  }),
  /** A draft for interviewers: by the model once the interview has ended, else by rules. */
  summary: summarySchema,
});
export type Report = z.infer<typeof reportSchema>;
