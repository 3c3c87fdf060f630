// The audit log's rows: who did what to what. Appended, never changed: the database refuses it.
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import type { AuditTable } from './schema.ts';

/** `detail` holds ids, counts and settings, never a candidate's name or words: these entries outlive what they tell of. */
export interface AuditEntry {
  actor: string; // id of a key, person or seat; "retention" for the server itself
  action: string;
  subject: string | null; // id of what it was done to
  session: string | null;
  address: string | null; // null: not by HTTP
  detail: object;
}
export interface AuditRecord extends Omit<AuditEntry, 'detail'> {
  detail: Record<string, unknown>;
  id: string; // grows with time
  at: number; // ms since 1970
}
export interface AuditFilter {
  actor?: string | undefined;
  action?: string | undefined;
  about?: string | undefined; // a subject or a session
  from?: number | undefined; // ms since 1970, inclusive
  to?: number | undefined; // exclusive
  /** Continue behind this id: newest first. */
  before?: string | undefined;
  limit: number;
}
const detailSchema = z.record(z.string(), z.unknown());

export function createAudit(db: Database) {
  return {
    /** `org`: for handles of all organisations; on the handle of one it is added there. */
    async append(entry: AuditEntry, org?: string): Promise<void> {
      const { action, subject, session, address } = entry;
      const values = {
        action,
        subject,
        address,
        actor: clean(entry.actor),
        session_id: session,
        detail: toJson(entry.detail),
        ...(org !== undefined && { org_id: org }),
      };
      await db.insertInto('audit').values(values).execute();
    },

    /** Newest first. */
    async list({ actor, action, about, from, to, before, limit }: AuditFilter): Promise<AuditRecord[]> {
      let query = db.selectFrom('audit').selectAll().orderBy('id', 'desc').limit(limit);
      if (actor !== undefined) query = query.where('actor', '=', actor);
      if (action !== undefined) query = query.where('action', '=', action);
      if (about !== undefined)
        query = query.where((eb) => eb.or([eb('subject', '=', about), eb('session_id', '=', about)]));
      if (from !== undefined) query = query.where('at', '>=', new Date(from));
      if (to !== undefined) query = query.where('at', '<', new Date(to));
      if (before !== undefined) query = query.where('id', '<', before);
      return (await query.execute()).map(read);
    },

    /** Deletes what is older than `before` (ms) and than 30 days, at most `limit`; resolves with how many. */
    prune: (before: number, limit: number): Promise<number> =>
      db.transaction().execute(async (trx) => {
        await sql`select set_config('candor.audit_retention', 'on', true)`.execute(trx);
        const gone = await sql`delete from audit where id in (select id from audit
          where at < ${new Date(before).toISOString()}::timestamptz and at < now() - interval '30 days'
          order by id limit ${limit})`.execute(trx);
        return Number(gone.numAffectedRows ?? 0);
      }),
  };
}
export type AuditStore = ReturnType<typeof createAudit>;

function read(row: Selectable<AuditTable>): AuditRecord {
  return {
    id: row.id,
    at: row.at.getTime(),
    actor: row.actor,
    action: row.action,
    subject: row.subject,
    session: row.session_id,
    address: row.address,
    detail: detailSchema.parse(row.detail),
  };
}
