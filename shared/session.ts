// One interview as it is stored: settings, frozen questions, times. Not what a seat may see of it (protocol.ts).
import { z } from 'zod';
import { languageSchema } from './language-schema.ts';
import { difficultySchema, questionSchema } from './question.ts';

export const sessionDifficultySchema = z.enum([...difficultySchema.options, 'mixed']);
export type SessionDifficulty = z.infer<typeof sessionDifficultySchema>;

export const endReasonSchema = z.enum(['interviewer', 'complete', 'expired', 'caller']);
export type EndReason = z.infer<typeof endReasonSchema>;

/** How the AI interviewer behaves. */
export const aiSettingsSchema = z.object({
  help: z.number().int().min(0).max(3).default(1), // at most: 0 none, 1 nudge, 2 direction, 3 partial
  hintCost: z.number().min(0).max(100).default(0), // agreed cost of a hint, for each level
  speaks: z.boolean().default(false), // unasked too: when stuck, after the same error, after a submission
  persona: z.string().max(300).default('a friendly, precise senior engineer'),
  spoken: z.string().max(40).default('English'), // the language of the conversation
  stuckMinutes: z.number().min(0.05).max(60).default(4), // without an edit, a run or a word
  // When a question is solved and talked through: nothing; says that the candidate may go on; or goes on by itself.
  closes: z.enum(['never', 'offers', 'advances']).default('offers'),
  approves: z.boolean().default(false), // an interviewer sees each message before the room does
});
export type AiSettings = z.infer<typeof aiSettingsSchema>;

/** What the caller chose at the start; stored as JSON beside the session. */
export const settingsSchema = z.object({
  languages: z.array(languageSchema).min(1), // the candidate may switch between these
  timeLimitMinutes: z.number().nullable().default(null), // without extra time; null: no clock
  extraTime: z.number().min(1).default(1), // factor on the time limit
  waitingRoom: z.boolean().default(false), // the candidate waits until an interviewer admits
  startsAt: z.number().nullable().default(null), // ms since 1970; the clock starts here
  aiWatches: z.boolean().default(true), // an AI may read along where one is configured
  sharesFeedback: z.boolean().default(false), // the reviews of submissions are in the candidate's own copy
  ai: aiSettingsSchema.prefault({}),
});
export type SessionSettings = z.infer<typeof settingsSchema>;

/** A copy made at the start: a question that changes in its bank later does not change in the session. */
export const storedQuestionSchema = z.object({
  question: questionSchema,
  solution: z.partialRecord(languageSchema, z.string()).default({}),
  version: z.number().int().optional(), // of a published question; absent: built in, or from a bank
});
export type StoredQuestion = z.infer<typeof storedQuestionSchema>;

export const metadataSchema = z.record(z.string().max(80), z.json());
export type Metadata = z.infer<typeof metadataSchema>;
