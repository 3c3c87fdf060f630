// Operations on sessions as resources: list, look, change, end, delete, events, documents, report.
import { z } from 'zod';
import { languageSchema } from '../language-schema.ts';
import { eventSchema } from '../protocol.ts';
import { endReasonSchema, metadataSchema, sessionDifficultySchema } from '../session.ts';
import { idParam, nameText, type Operation } from './operation.ts';
import { reportSchema } from './report.ts';
import { sessionSchema } from './session-view.ts';

const time = z.coerce.number().int().min(0); // ms since 1970
const place = z.number().int().min(1).max(100); // of a question or a part, from 1
const flag = z.enum(['true', 'false']).transform((word) => word === 'true');

const summarySchema = z.strictObject({
  id: z.string(),
  candidateName: z.string(),
  difficulty: sessionDifficultySchema,
  language: languageSchema,
  totalQuestions: z.number().int(),
  current: z.number().int(),
  active: z.boolean(),
  startedAt: z.number(),
  endsAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  endReason: endReasonSchema.nullable(),
  rating: z.number().int().nullable(), // by the candidate, 1 to 5
  metadata: metadataSchema,
});
const deletedSchema = z.strictObject({
  id: z.string(),
  deletedAt: z.number(),
  removed: z.strictObject({
    sessions: z.number(),
    results: z.number(),
    seats: z.number(),
    events: z.number(),
    documentUpdates: z.number(),
    aiCalls: z.number(),
  }),
});

const common = { tag: 'sessions', limit: 'general', params: idParam, status: 200 } as const;
const everySeat = { scopes: ['sessions', 'read'], seats: ['candidate', 'interviewer', 'observer'] } as const;
const lookers = { scopes: ['sessions', 'read'], seats: ['interviewer'] } as const;
const changers = { scopes: ['sessions'], seats: ['interviewer'] } as const;

export const sessionOperations = {
  listSessions: {
    method: 'GET',
    path: '/api/sessions',
    tag: 'sessions',
    summary:
      "The key's own sessions, newest first; an admin key sees all. `next` is the cursor of the next page",
    access: { scopes: ['sessions', 'read'], seats: [] },
    limit: 'general',
    query: z.strictObject({
      candidateName: z.string().max(200).optional(),
      difficulty: sessionDifficultySchema.optional(),
      language: languageSchema.optional(),
      active: flag.optional(),
      startedFrom: time.optional(),
      startedTo: time.optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z.string().max(200).optional(),
    }),
    status: 200,
    response: z.strictObject({ sessions: z.array(summarySchema), next: z.string().nullable() }),
  },
  getSession: {
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}',
    summary: 'One session as the caller may see it',
    access: everySeat,
    response: sessionSchema,
  },
  updateSession: {
    ...common,
    method: 'PATCH',
    path: '/api/sessions/{id}',
    summary:
      'Change language, metadata, a start to come, extra time, what the candidate is shown, days of deletion and keeping',
    access: changers,
    body: z.strictObject({
      language: languageSchema.optional(),
      metadata: metadataSchema.optional(),
      extraTime: z.number().min(1).max(4).optional(),
      timeLimitMinutes: z.number().min(1).max(1_440).nullable().optional(),
      candidateName: nameText.optional(),
      sharesFeedback: z.boolean().optional(), // reviews are in the candidate's own copy
      startsAt: z.number().int().min(0).max(4_102_444_800_000).nullable().optional(), // before it has begun; null: now
      deleteAfterDays: z.number().int().min(1).max(3_650).nullable().optional(),
      keepAtLeastDays: z.number().int().min(1).max(3_650).nullable().optional(), // shorter, or null: administrators
    }),
    example: { metadata: { requisition: 'R-7' } },
    response: sessionSchema,
  },
  endSession: {
    ...common,
    method: 'POST',
    path: '/api/sessions/{id}/end',
    summary: 'End a session; everyone in the room is told',
    access: changers,
    response: z.strictObject({ id: z.string(), active: z.literal(false) }),
  },
  pauseSession: {
    ...common,
    method: 'POST',
    path: '/api/sessions/{id}/pause',
    summary:
      'Pause a session, or go on: the clock stands still, candidates only read, nothing is run. Again changes nothing',
    access: changers,
    body: z.strictObject({ paused: z.boolean() }),
    example: { paused: true },
    response: z.strictObject({ id: z.string(), paused: z.boolean() }),
  },
  advanceSession: {
    ...common,
    method: 'POST',
    path: '/api/sessions/{id}/advance',
    summary:
      'Go to a question; everyone in the room is told. `drafted`: an agent asked, and an interviewer decides',
    access: changers,
    agents: 'drafts',
    body: z.strictObject({ question: place }),
    example: { question: 1 },
    response: z.strictObject({ id: z.string(), current: z.number().int(), drafted: z.boolean().optional() }),
  },
  revealPart: {
    ...common,
    method: 'POST',
    path: '/api/sessions/{id}/reveal',
    summary: 'Show the candidate the next part of a question, one after the other; again changes nothing',
    access: changers,
    body: z.strictObject({ question: place, part: place }),
    example: { question: 1, part: 1 },
    response: z.strictObject({ id: z.string(), question: z.number().int(), part: z.number().int() }),
  },
  deleteSession: {
    ...common,
    method: 'DELETE',
    path: '/api/sessions/{id}',
    summary:
      'Delete all of one session for good: code, events, documents, results. The receipt counts what went. ' +
      '`kept`: it must be kept until the day that the message names',
    access: { scopes: ['sessions'], seats: [], roles: ['recruiter'] },
    response: deletedSchema,
  },
  deleteSessions: {
    method: 'POST',
    path: '/api/sessions/delete',
    tag: 'sessions',
    summary: "Delete many of the key's sessions for good: by id, or all of one candidate (the exact name)",
    access: { scopes: ['sessions'], seats: [], roles: ['recruiter'] },
    limit: 'general',
    body: z.strictObject({
      ids: z.array(z.string().min(1).max(80)).max(100).default([]),
      candidateName: nameText.optional(),
    }),
    example: { candidateName: 'Ada' },
    status: 200,
    /** `more`: there are others left; ask again. */
    response: z.strictObject({
      deleted: z.array(deletedSchema),
      kept: z.array(z.strictObject({ id: z.string(), until: z.number() })), // must be kept until then
      more: z.boolean(),
    }),
  },
  sessionEvents: {
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/events',
    summary: 'The journal behind `after`, in order. `more`: ask again with the last number',
    access: everySeat,
    query: z.strictObject({
      after: z.coerce.number().int().min(0).max(2_147_483_647).default(0),
      limit: z.coerce.number().int().min(1).max(1_000).default(200),
    }),
    response: z.strictObject({ events: z.array(eventSchema), more: z.boolean() }),
  },
  sessionDocument: {
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/documents/{name}',
    summary: 'The texts of a document, now or as they were `at` a time; `notes` is for interviewers',
    access: everySeat,
    params: z.strictObject({ id: idParam.shape.id, name: z.enum(['code', 'notes']) }),
    query: z.strictObject({ at: time.max(8_640_000_000_000).optional() }),
    response: z.strictObject({ name: z.string(), at: z.number(), texts: z.record(z.string(), z.string()) }),
  },
  sessionReport: {
    audited: true,
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/report',
    summary: 'Everything that was submitted and observed, with scores',
    access: lookers,
    response: reportSchema,
  },
} as const satisfies Record<string, Operation>;
