// The audit log's rows: who did what to what. Appended, never changed: the database refuses it.
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import { riding } from './riding.ts';
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
/** What is kept about a request, whatever comes of it: no act. */
const bookkeeping = /"(idempotency|passkey_challenges)"/;
/** What is being done, and told. */
export interface Act {
  /** The line that was stored with what changed since the last call; null: nothing was changed. */
  take(): string | null;
}
const detailSchema = z.record(z.string(), z.unknown());

export function createAudit(db: Database) {
  return {
    /** `org`: for handles of all organisations; on the handle of one it is added there. */
    async append(entry: AuditEntry, org?: string): Promise<void> {
      await db.insertInto('audit').values(valuesOf(entry, org)).execute();
    },

    /**
     * What `work` changes in the database is stored together with a line of the log, or not at all. That line begins as
     * `entry`, and is open until it is completed.
     */
    async during<T>(entry: AuditEntry, org: string | undefined, work: (act: Act) => Promise<T>): Promise<T> {
      const values = { ...valuesOf(entry, org), open: true };
      const statement = db.insertInto('audit').values(values).returning('id').compile();
      let line: string | null = null;
      let over = false;
      const rider = {
        statement,
        fits: (text: string) => !over && line === null && !bookkeeping.test(text),
        arrived: (rows: unknown[]) => void (line = z.tuple([z.object({ id: z.string() })]).parse(rows)[0].id),
      };
      const take = (): string | null => {
        const taken = line;
        line = null;
        return taken;
      };
      try {
        return await riding(rider, () => work({ take }));
      } finally {
        over = true; // what goes on in the background is no part of it
      }
    },

    /** Says once what came of what an open line tells of; the actor, the time and the address stay. */
    async complete(line: string, { action, subject, session, detail }: AuditEntry): Promise<void> {
      const values = { action, subject, session_id: session, detail: toJson(detail), open: false };
      await db.updateTable('audit').set(values).where('id', '=', line).execute();
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
function valuesOf({ actor, action, subject, session, address, detail }: AuditEntry, org?: string) {
  const told = { action, subject, address, actor: clean(actor), session_id: session, detail: toJson(detail) };
  return { ...told, ...(org !== undefined && { org_id: org }) };
}

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
