// A session as REST callers see it: the room's view of shared/protocol.ts, with what callers want beside it.
import { z } from 'zod';
import { pilotSchema } from '../ai-events.ts';
import { languageSchema } from '../language-schema.ts';
import { partSchema } from '../question.ts';
import { aiSettingsSchema, metadataSchema, settingsSchema } from '../session.ts';
import { publicQuestionSchema } from './tests.ts';

const interviewerSchema = z.record(
  z.string(),
  z.strictObject({
    notes: z.string(),
    parts: z.array(partSchema), // revealed or not
    tests: z.array(
      z.strictObject({
        index: z.number().int(),
        name: z.string(),
        hidden: z.boolean(),
        input: z.string(),
        expected: z.string(),
      }),
    ),
    solution: z.partialRecord(languageSchema, z.string()),
  }),
);
/** The view of shared/protocol.ts, with what callers want beside it. */
export const sessionSchema = z.strictObject({
  id: z.string(),
  candidateName: z.string(),
  difficulty: z.string(),
  language: languageSchema,
  languages: z.array(languageSchema),
  questions: z.array(publicQuestionSchema),
  current: z.number().int(),
  startedAt: z.number(),
  endsAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  pausedAt: z.number().nullable(), // since when; null: not paused
  pausedMs: z.number(), // in pauses that are over; `endsAt` includes them
  deleteAfter: z.number().nullable().optional(), // ms since 1970; null: kept until somebody deletes it
  keepUntil: z.number().nullable().optional(), // not deleted before, ms since 1970; null: no such day
  ai: z.strictObject({
    configured: z.boolean(),
    watches: z.boolean(),
    help: z.number().int().optional(), // the highest level of its hints, 0: none
    speaks: z.boolean().optional(), // unasked too
    closes: aiSettingsSchema.shape.closes.unwrap().optional(), // only where it speaks
    hintCost: z.number().optional(), // agreed, for each level
    pilot: pilotSchema.optional(), // at the start
  }),
  interviewer: interviewerSchema.nullable(), // by question number; null for candidates and observers
  active: z.boolean(),
  settings: settingsSchema,
  metadata: metadataSchema.nullable(), // null for candidates and observers
});
