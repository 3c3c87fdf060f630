// The lines of a recording: what a replay streams and an export seals. Knows neither the database nor the screen.
import { z } from 'zod';
import { languageSchema } from '../language-schema.ts';
import { eventSchema, roleSchema } from '../protocol.ts';
import { moveSchema } from './cursors.ts';

export const recordingFormat = 'candor-recording';
/** 2 brought cursors; version 1 is still read. */
export const recordingVersion = 2;
/** Media type of both, one JSON object a line. */
export const recordingType = 'application/x-ndjson';

const headerSchema = z.object({
  kind: z.literal('session'),
  format: z.literal(recordingFormat),
  version: z.union([z.literal(1), z.literal(recordingVersion)]),
  madeAt: z.number(), // ms since 1970, like every time here
  audience: z.enum(['room', 'interviewers']), // whose events are in it
  session: z.object({
    id: z.string(),
    candidateName: z.string(),
    difficulty: z.string(),
    language: languageSchema,
    languages: z.array(languageSchema),
    startedAt: z.number(),
    endedAt: z.number().nullable(),
    questions: z.array(z.object({ number: z.number().int(), title: z.string(), statement: z.string() })),
  }),
  /** Whoever had a seat: callers by REST never `joined`. */
  seats: z.array(z.object({ id: z.string(), role: roleSchema, name: z.string() })),
  /** In exports: the Ed25519 key that signs the last line, 32 bytes in base64. */
  publicKey: z.string().optional(),
});
export type Header = z.infer<typeof headerSchema>;

/** Consecutive edits of one person in one document: [milliseconds after `at`, Yjs update in base64]. */
const editsSchema = z.object({
  kind: z.literal('edits'),
  doc: z.enum(['code', 'board']),
  by: z.string().nullable(),
  at: z.number(),
  edits: z.array(z.tuple([z.number(), z.string()])),
});
/** Moves of one person's cursor in the code. They stand behind all edits and events, and are in order for each person. */
const cursorsSchema = z.object({
  kind: z.literal('cursors'),
  by: z.string(),
  at: z.number(),
  moves: z.array(moveSchema),
});
const eventLineSchema = z.object({ kind: z.literal('event'), event: eventSchema });
/** A recording without it was cut off. */
const endSchema = z.object({
  kind: z.literal('end'),
  edits: z.number().int(),
  events: z.number().int(),
  moves: z.number().int().default(0), // of cursors
});
/** In exports: over the hash of the line before, see chain.ts. */
const signatureSchema = z.object({
  kind: z.literal('signature'),
  algorithm: z.literal('Ed25519'),
  signature: z.string(),
});

export const lineSchema = z.discriminatedUnion('kind', [
  headerSchema,
  editsSchema,
  eventLineSchema,
  cursorsSchema,
  endSchema,
  signatureSchema,
]);
export type Line = z.infer<typeof lineSchema>;
export type EditsLine = z.infer<typeof editsSchema>;
export type CursorsLine = z.infer<typeof cursorsSchema>;
