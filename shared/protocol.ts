// What a room says and hears: seats, numbered events, verbs with their answers. Start reading here.
// Knows neither Socket.IO nor the database.
import { z } from 'zod';
import { aiKinds, aiVerbs } from './ai-events.ts';
import type { Answer } from './answers.ts';
import { ownCasesSchema } from './cases.ts';
import { codeFilesSchema, keptFileSchema } from './code-files.ts';
import { languageSchema } from './language-schema.ts';
import { lightSchema } from './probe.ts';
import { clockKinds } from './clock-events.ts';
import type { SessionView } from './session-view.ts';
import { partSchema } from './question.ts';
import { endSchema, testResultSchema, verdictSchema } from './results.ts';

export const roleSchema = z.enum(['candidate', 'interviewer', 'observer']);
export type Role = z.infer<typeof roleSchema>;

/** One person's (or agent's) place in one session. `write` tells whether it may change `code`. */
export const seatSchema = z.object({
  id: z.string(), // "seat_…"
  sessionId: z.string(),
  role: roleSchema,
  agent: z.boolean(),
  name: z.string(),
  write: z.boolean(),
});
export type Seat = z.infer<typeof seatSchema>;

/** `interviewers` never reaches a candidate or an observer. */
export const audienceSchema = z.enum(['room', 'interviewers']);
export type Audience = z.infer<typeof audienceSchema>;

export const purposeSchema = z.enum(['run', 'test', 'submit']);

const kinds = [
  z.object({
    kind: z.literal('run.started'),
    run: z.string(),
    purpose: purposeSchema,
    language: languageSchema,
    question: z.number().int(),
    source: z.string(),
    files: z.array(keptFileSchema).optional(), // beside `source`, the main one
  }),
  /** How many places before it in the sandbox's queue, itself included; 0: it is its turn. Absent where nobody waits. */
  z.object({ kind: z.literal('run.queued'), run: z.string(), place: z.number().int().min(0) }),
  z.object({
    kind: z.literal('run.output'),
    run: z.string(),
    stream: z.enum(['stdout', 'stderr', 'stdin', 'compile']),
    text: z.string(),
  }),
  /** Hidden tests come without values; `run.revealed` gives them to interviewers. */
  z.object({ kind: z.literal('run.tested'), run: z.string(), test: testResultSchema }),
  z.object({ kind: z.literal('run.revealed'), run: z.string(), test: testResultSchema }),
  z.object({
    kind: z.literal('run.ended'),
    run: z.string(),
    end: endSchema,
    receipt: z.record(z.string(), z.unknown()).nullable(),
    verdict: verdictSchema.nullable(),
  }),
  z.object({
    kind: z.literal('review.started'),
    review: z.string(),
    run: z.string(),
    by_model: z.string().nullable(),
  }),
  z.object({ kind: z.literal('review.text'), review: z.string(), text: z.string() }),
  z.object({
    kind: z.literal('review.ended'),
    review: z.string(),
    strengths: z.array(z.string()),
    improvements: z.array(z.string()),
    questions: z.array(z.string()).optional(), // to ask next
    status: verdictSchema.shape.status.optional(), // as the tests say
    dropped: z.number().int(),
  }),
  z.object({ kind: z.literal('said'), text: z.string(), agent: z.boolean() }),
  z.object({
    kind: z.literal('hinted'),
    text: z.string(),
    level: z.number().int(),
    cost: z.number(),
    agent: z.boolean().optional(), // the AI interviewer gave it
  }),
  z.object({ kind: z.literal('advanced'), question: z.number().int(), complete: z.boolean() }),
  /** A follow-up of a question; `part` counts from 1. */
  z.object({
    kind: z.literal('revealed'),
    question: z.number().int(),
    part: z.number().int(),
    ...partSchema.shape,
  }),
  z.object({
    kind: z.literal('signalled'),
    signal: z.enum(['tab.left', 'tab.back', 'window.left', 'window.back', 'paste', 'display.second']),
    detail: z.record(z.string(), z.unknown()),
    answer: z.string().nullable(),
  }),
  /** The candidate's answer to the signal that has number `to`. */
  z.object({ kind: z.literal('answered'), to: z.number().int(), text: z.string() }),
  z.object({ kind: z.literal('marked'), mark: z.enum(['plus', 'minus', 'note']), text: z.string() }),
  /** By the candidate, of the interview, after its end; for interviewers. */
  z.object({ kind: z.literal('rated'), rating: z.number().int(), text: z.string() }),
  z.object({ kind: z.literal('permitted'), seat: z.string(), write: z.boolean() }),
  z.object({ kind: z.literal('focused'), until: z.number().nullable() }),
  ...clockKinds,
  ...aiKinds,
  /** Somebody is at the door; for interviewers. Ends with `admitted` or `left`. */
  z.object({ kind: z.literal('waiting'), seat: seatSchema }),
  z.object({ kind: z.literal('admitted'), seat: z.string() }),
  /** A candidate's own set-up was checked, and what is recorded was agreed to; for interviewers. */
  z.object({ kind: z.literal('checked'), seat: z.string(), light: lightSchema, agreed: z.boolean() }),
  /** Its sockets are closed and its token is worth nothing from now on. */
  z.object({ kind: z.literal('revoked'), seat: z.string() }),
  z.object({ kind: z.literal('joined'), seat: seatSchema }),
  z.object({ kind: z.literal('left'), seat: z.string() }),
  z.object({ kind: z.literal('ended'), why: z.enum(['interviewer', 'complete', 'expired', 'caller']) }),
] as const;
export const happeningSchema = z.discriminatedUnion('kind', kinds);
/** What happened, before the journal has given it a number. */
export type Happening = z.infer<typeof happeningSchema>;

export const envelopeSchema = z.object({
  n: z.number().int().positive(), // per session, without gaps
  at: z.number(), // milliseconds since 1970, the server's clock
  by: z.string().nullable(), // seat id; null: the server or a REST key
  audience: audienceSchema,
});
export const eventSchema = z.intersection(envelopeSchema, happeningSchema);
export type RoomEvent = z.infer<typeof eventSchema>;

const id = z.string().regex(/^[\w-]{1,80}$/); // of a seat or a run: what looks otherwise was never one
/** Text typed into a running program, said in chat, and so on: one screen at most. */
const short = z.string().max(4_000);
/** What runs: the main file's text and those beside it. */
const program = {
  language: languageSchema,
  source: z.string().min(1).max(65_536),
  files: codeFilesSchema.default([]),
};
export const verbSchemas = {
  /** First call after connecting: the journal after `after`, at most 1,000 events a page (`more`: ask again). */
  sync: z.strictObject({ after: z.number().int().min(0) }),
  run: z.strictObject({
    ...program,
    stdin: z.string().max(65_536).default(''),
    end: z.boolean().default(false), // `stdin` is all of the input; false: more may be typed
  }),
  stdin: z.strictObject({ run: id, text: short, end: z.boolean().default(false) }),
  stop: z.strictObject({ run: id }),
  test: z.strictObject({ ...program, cases: ownCasesSchema.default([]) }),
  submit: z.strictObject({
    ...program,
    timeSpent: z.number().min(0).max(86_400).default(0),
  }),
  ask: z.strictObject({ text: short.min(1) }),
  say: z.strictObject({ text: short.min(1), private: z.boolean().default(false) }),
  hint: z.strictObject({
    text: short.min(1),
    level: z.number().int().min(1).max(3),
    cost: z.number().min(0).max(100).optional(), // as agreed for the level where absent
  }),
  advance: z.strictObject({ question: z.number().int().min(1) }),
  /** The next part of a question: `part` counts from 1. */
  reveal: z.strictObject({ question: z.number().int().min(1), part: z.number().int().min(1) }),
  signal: z.strictObject({
    signal: z.enum(['tab.left', 'tab.back', 'window.left', 'window.back', 'paste', 'display.second']),
    detail: z.record(z.string().max(40), z.union([z.string().max(200), z.number(), z.boolean()])).default({}),
  }),
  answer: z.strictObject({ n: z.number().int(), text: short.min(1) }),
  mark: z.strictObject({ mark: z.enum(['plus', 'minus', 'note']), text: z.string().max(500).default('') }),
  permit: z.strictObject({ seat: id, write: z.boolean() }),
  revoke: z.strictObject({ seat: id }),
  focus: z.strictObject({ minutes: z.number().int().min(0).max(60) }),
  pause: z.strictObject({ paused: z.boolean() }),
  ...aiVerbs,
  admit: z.strictObject({ seat: id }),
  /** Works at the door too: an echo, what this interview is, or a short fixed program in its language. */
  probe: z.strictObject({ of: z.enum(['link', 'session', 'run']) }),
  /** Works at the door too: what the candidate's own checks found. */
  ready: z.strictObject({ light: lightSchema, agreed: z.boolean() }),
  end: z.strictObject({}),
} as const;
export type Verb = keyof typeof verbSchemas;
export type Ask<V extends Verb> = z.input<(typeof verbSchemas)[V]>;

export type SyncAnswer = Answer<{
  you: Seat;
  session: SessionView;
  events: RoomEvent[];
  more: boolean;
  serverTime: number;
}>;
export type { Answer, Refusal } from './answers.ts';
export type { SessionView } from './session-view.ts';
export { closeCodes } from './close-codes.ts';
export { endSchema } from './results.ts';
