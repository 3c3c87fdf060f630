// What the REST door needs of the audit log, wired in door.ts. Types alone.
import type { z } from 'zod';
import type { auditEntrySchema } from '../../shared/api/audit.ts';
import type { NamedAction } from '../../shared/audit-actions.ts';
import type { OperationId } from '../../shared/api/operations.ts';

/** What an audit entry tells; ids, counts and settings, never a candidate's name or words. */
export interface AuditEntry {
  actor: string;
  action: NamedAction | OperationId;
  subject: string | null;
  session: string | null;
  address: string | null;
  detail: object;
}
export interface AuditLog {
  append(entry: AuditEntry): Promise<void>;
  /** What `work` changes is stored with a line of the log in one transaction; that line begins as `entry`. */
  during<T>(
    entry: AuditEntry,
    org: undefined,
    work: (act: { take(): string | null }) => Promise<T>,
  ): Promise<T>;
  /** Completes a line that `take` gave, once. */
  complete(line: string, entry: AuditEntry): Promise<void>;
  /** Newest first; `before`: continue behind this id. */
  list(filter: { before?: string | undefined; limit: number }): Promise<z.output<typeof auditEntrySchema>[]>;
}

/** What a handler did, for the audit log; stored when it has answered. */
export type Audit = (actor: string, action: NamedAction, subject: string | null, detail: object) => void;

/** What `work` changes is stored together with a line that says so, or not at all. */
export type Acting = <T>(
  actor: string,
  action: NamedAction,
  subject: string | null,
  work: () => Promise<T>,
) => Promise<T>;
