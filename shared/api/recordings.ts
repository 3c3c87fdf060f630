// Operations on what was recorded of a session: the replay's stream, the signed export, the key that signs it.
import { z } from 'zod';
import { recordingType } from '../replay/lines.ts';
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
