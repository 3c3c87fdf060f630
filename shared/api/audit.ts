// Operations on the audit log: for administrators alone, and there is none that changes it.
import { z } from 'zod';
import type { Operation } from './operation.ts';

export const auditEntrySchema = z.strictObject({
  id: z.string(),
  at: z.number(), // ms since 1970
  actor: z.string(), // id of a key, person or seat
  action: z.string(),
  subject: z.string().nullable(), // id of what it was done to
  session: z.string().nullable(),
  address: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
});
const time = z.coerce.number().int().min(0).max(8_640_000_000_000);
const word = z.string().min(1).max(120);
const filters = {
  actor: word.optional(),
  action: word.optional(),
  about: word.optional(), // the id of a session, person, key, seat or webhook
  from: time.optional(), // inclusive
  to: time.optional(), // exclusive
};
const common = { tag: 'audit', access: { scopes: ['admin'], seats: [] }, limit: 'general' } as const;

export const auditOperations = {
  listAudit: {
    ...common,
    method: 'GET',
    path: '/api/audit',
    summary: 'Who did what, newest first. `next` is the cursor of the next page',
    query: z.strictObject({
      ...filters,
      limit: z.coerce.number().int().min(1).max(200).default(50),
      cursor: z
        .string()
        .regex(/^\d{1,18}$/)
        .optional(),
    }),
    status: 200,
    response: z.strictObject({ entries: z.array(auditEntrySchema), next: z.string().nullable() }),
  },
  exportAudit: {
    ...common,
    method: 'GET',
    path: '/api/audit/export',
    summary: 'The whole log, or what the filters leave of it, newest first, as lines of JSON or as CSV',
    audited: true,
    query: z.strictObject({ ...filters, format: z.enum(['ndjson', 'csv']).default('ndjson') }),
    status: 200,
    response: 'text/plain',
  },
} as const satisfies Record<string, Operation>;
