// What the REST door needs of the audit log, wired in door.ts. Types alone.
import type { z } from 'zod';
import type { auditEntrySchema } from '../../shared/api/audit.ts';

/** What an audit entry tells; ids, counts and settings, never a candidate's name or words. */
export interface AuditEntry {
  actor: string;
  action: string;
  subject: string | null;
  session: string | null;
  address: string | null;
  detail: object;
}
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  /** Newest first; `before`: continue behind this id. */
  list(filter: { before?: string | undefined; limit: number }): Promise<z.output<typeof auditEntrySchema>[]>;
}

/** What a handler did, for the audit log; stored when it has answered. */
export type Audit = (actor: string, action: string, subject: string | null, detail: object) => void;
