// The events and verbs about the AI in a room: who steers it, what it would say, what was found about a submission.
// Part of protocol.ts. Knows no model.
import { z } from 'zod';
import { reasonSchema } from './results.ts';
import { summarySchema } from './summary.ts';

/** `free`: it speaks; `approve`: an interviewer sees each message first; `taken`: an interviewer speaks in its place. */
export const pilotSchema = z.enum(['free', 'approve', 'taken']);
export type Pilot = z.infer<typeof pilotSchema>;

export const aiKinds = [
  /** An interviewer told the AI interviewer to be silent, or to speak again. */
  z.object({ kind: z.literal('muted'), muted: z.boolean() }),
  z.object({ kind: z.literal('steered'), mode: pilotSchema }),
  /** For interviewers: what the AI would say, which nobody else sees until one of them has approved it. */
  z.object({
    kind: z.literal('drafted'),
    draft: z.string(),
    text: z.string(),
    level: z.number().int(), // 0: no hint
    cost: z.number(),
    closes: z.number().int().optional(), // the question that it closes
    advances: z.number().int().optional(), // the question that it goes to
  }),
  /** For interviewers: what became of a draft. Where it was approved, `said` and `hinted` follow. */
  z.object({
    kind: z.literal('decided'),
    draft: z.string(),
    verdict: z.enum(['approved', 'edited', 'dropped']),
  }),
  /** The AI is done with a question. Where the session has it go on, `advanced` follows. */
  z.object({ kind: z.literal('closed'), question: z.number().int() }),
  /** For interviewers: the smallest input found that breaks a submission. */
  z.object({
    kind: z.literal('countered'),
    run: z.string(),
    question: z.number().int(),
    input: z.string(),
    expected: z.string(),
    actual: z.string().nullable(), // null: it gave no answer
    reason: reasonSchema,
    message: z.string(),
    size: z.number().int(), // values in the input
    tries: z.number().int(),
  }),
  /** For interviewers, after the end. */
  z.object({ kind: z.literal('summed'), summary: summarySchema }),
] as const;

export const aiVerbs = {
  mute: z.strictObject({ muted: z.boolean() }),
  steer: z.strictObject({ mode: pilotSchema }),
  /** `text`: said instead of the draft's own words. */
  decide: z.strictObject({
    draft: z.string().max(80),
    approve: z.boolean(),
    text: z.string().trim().min(1).max(4_000).optional(),
  }),
} as const;
