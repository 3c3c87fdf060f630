// Operations on what was recorded of a session: the replay's stream, a moment run again, the signed export and its key.
import { z } from 'zod';
import { keptFileSchema } from '../code-files.ts';
import { languageSchema } from '../language-schema.ts';
import { recordingType } from '../replay/lines.ts';
import { endSchema, testResultSchema, verdictSchema } from '../results.ts';
import { receiptSchema } from './code.ts';
import { idParam, type Operation } from './operation.ts';

const common = { tag: 'sessions', limit: 'general', params: idParam, status: 200 } as const;

export const recordingOperations = {
  sessionReplay: {
    audited: true,
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/replay',
    summary:
      'Edits and events in order of time, one JSON object a line; candidates after the end, without what is for interviewers',
    access: { scopes: ['sessions', 'read'], seats: ['candidate', 'interviewer'] },
    response: recordingType,
  },
  sessionExport: {
    audited: true,
    ...common,
    method: 'GET',
    path: '/api/sessions/{id}/export',
    summary:
      'The whole recording as one file, every line chained by SHA-256 and the last one signed (Ed25519)',
    access: { scopes: ['sessions', 'read'], seats: ['interviewer'] },
    response: recordingType,
  },
  replayRun: {
    ...common,
    audited: false,
    method: 'POST',
    path: '/api/sessions/{id}/replay/run',
    summary:
      'Run the code of a moment again, or hold it against all tests: nothing of it reaches the journal or the score. `at` (ms since 1970) or the number `n` of an event: of a run, what was run',
    access: { scopes: ['sessions'], seats: ['interviewer'] },
    agents: 'always',
    limit: 'execution',
    body: z
      .strictObject({
        at: z.number().int().min(0).optional(),
        n: z.number().int().min(1).optional(),
        question: z.number().int().min(1).max(1_000).optional(), // the current one when absent
        language: languageSchema.optional(), // the session's when absent
        purpose: z.enum(['run', 'test']),
      })
      .refine(({ at, n }) => (at === undefined) !== (n === undefined), 'give either at or n'),
    example: { at: 1_767_225_600_000, question: 1, purpose: 'test' },
    response: z.strictObject({
      purpose: z.enum(['run', 'test']),
      at: z.number(),
      question: z.number().int(),
      language: languageSchema,
      source: z.string(),
      files: z.array(keptFileSchema), // beside the main one
      output: z.string(),
      error: z.string(), // empty when there is none
      end: endSchema,
      tests: z.array(testResultSchema).nullable(), // null: a mere run
      verdict: verdictSchema.nullable(),
      receipt: receiptSchema,
      recordedImage: z.string().nullable(), // of the room's last run before; null: there was none
      sameImage: z.boolean().nullable(),
    }),
  },
  exportKey: {
    method: 'GET',
    path: '/api/export-key',
    tag: 'sessions',
    summary: 'The public key that exports of this server are signed with: 32 bytes in base64',
    access: 'open',
    limit: 'general',
    status: 200,
    response: z.strictObject({ algorithm: z.literal('Ed25519'), publicKey: z.string() }),
  },
} as const satisfies Record<string, Operation>;
