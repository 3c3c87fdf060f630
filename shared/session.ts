// One interview as it is stored: settings, frozen questions, times. Not what a seat may see of it (protocol.ts).
import { z } from 'zod';
import { languageSchema } from './languages.ts';
import { difficultySchema, questionSchema } from './question.ts';

export const sessionDifficultySchema = z.enum([...difficultySchema.options, 'mixed']);
export type SessionDifficulty = z.infer<typeof sessionDifficultySchema>;

export const endReasonSchema = z.enum(['interviewer', 'complete', 'expired', 'caller']);
export type EndReason = z.infer<typeof endReasonSchema>;

/** What the caller chose at the start; stored as JSON beside the session. */
export const settingsSchema = z.object({
  languages: z.array(languageSchema).min(1), // the candidate may switch between these
  timeLimitMinutes: z.number().nullable().default(null), // without extra time; null: no clock
  extraTime: z.number().min(1).default(1), // factor on the time limit
  waitingRoom: z.boolean().default(false), // the candidate waits until an interviewer admits
  startsAt: z.number().nullable().default(null), // ms since 1970; the clock starts here
  aiWatches: z.boolean().default(true), // an AI may read along where one is configured
});
export type SessionSettings = z.infer<typeof settingsSchema>;

/** A copy made at the start: a question that changes in its bank later does not change in the session. */
export const storedQuestionSchema = z.object({
  question: questionSchema,
  solution: z.partialRecord(languageSchema, z.string()).default({}),
});
export type StoredQuestion = z.infer<typeof storedQuestionSchema>;

export const metadataSchema = z.record(z.string().max(80), z.json());
export type Metadata = z.infer<typeof metadataSchema>;
