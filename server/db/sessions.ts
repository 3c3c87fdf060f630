// The rows of sessions: find, list by cursor, change, end, remove with everything that hangs on it. No rules of interviews.
import { type Insertable, sql } from 'kysely';
import { languageSchema, type Language } from '../../shared/languages.ts';
import type { EndReason, Metadata, SessionSettings } from '../../shared/session.ts';
import type { Database } from './database.ts';
import { listSessions, type SessionFilter } from './session-list.ts';
import type { Transaction } from './journal.ts';
import { clean, toJson } from './json.ts';
import type { SessionsTable } from './schema.ts';
import { conducting } from './conducting.ts';
import { type SessionRow, readSession, type SessionSummary } from './session-row.ts';

export interface SessionChange {
  language?: Language;
  metadata?: Metadata;
  settings?: SessionSettings;
  endsAt?: number | null;
  deleteAfter?: number | null;
  candidateName?: string;
}
/** Counts of what one deletion removed. */
export interface Removed {
  sessions: number;
  results: number;
  seats: number;
  events: number;
  documentUpdates: number;
  aiCalls: number;
}

const time = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** Called inside the transaction that stores a new session. */
export type Inserted = (trx: Transaction, session: SessionRow) => Promise<void>;

export function createSessions(db: Database, inserted?: Inserted) {
  return {
    async insert(session: SessionRow): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx.insertInto('sessions').values(toRow(session)).execute();
        await inserted?.(trx, session);
      });
    },

    find: (id: string): Promise<SessionRow | null> => find(db, id),

    list: (filter: SessionFilter): Promise<SessionSummary[]> => listSessions(db, filter),

    /** Null: no such session. */
    update: (id: string, change: SessionChange): Promise<SessionRow | null> => update(db, id, change),

    /** False: no such session, ended, or no such question number. */
    async advance(id: string, question: number): Promise<boolean> {
      const row = await db
        .updateTable('sessions')
        .set({ current_question: question })
        .where('id', '=', id)
        .where('is_active', '=', true)
        .where(sql<boolean>`${question}::int between 1 and jsonb_array_length(questions)`)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    /** False: no such session, or it had ended before. */
    async end(id: string, why: EndReason, at: number): Promise<boolean> {
      const row = await db
        .updateTable('sessions')
        .set({ is_active: false, completed_at: new Date(at), end_reason: why })
        .where('id', '=', id)
        .where('is_active', '=', true)
        .returning('id')
        .executeTakeFirst();
      return row !== undefined;
    },

    ...conducting(db),

    /** Ids of active sessions whose clock ran out before `now` (ms), longest overdue first; a paused one's stands still. */
    async due(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('is_active', '=', true)
        .where('paused_at', 'is', null)
        .where('ends_at', 'is not', null)
        .where('ends_at', '<', new Date(now))
        .orderBy('ends_at')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

    /** Ids of sessions whose day of deletion lies before `now` (ms), longest overdue first. */
    async overdue(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('delete_after', '<', new Date(now))
        .orderBy('delete_after')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

    /** `by`: who does it, for the audit log, where nobody else tells it. */
    remove: (id: string, by?: string): Promise<Removed | null> => remove(db, id, by),
  };
}
export type SessionStore = ReturnType<typeof createSessions>;

function toRow(session: SessionRow): Insertable<SessionsTable> {
  return {
    id: session.id,
    owner_key: session.ownerKey,
    candidate_name: clean(session.candidateName),
    difficulty: session.difficulty,
    language: session.language,
    settings: toJson(session.settings),
    metadata: toJson(session.metadata),
    questions: toJson(session.questions),
    current_question: session.current,
    started_at: new Date(session.startedAt),
    ends_at: time(session.endsAt),
    completed_at: time(session.completedAt),
    end_reason: session.endReason,
    delete_after: time(session.deleteAfter),
    paused_at: time(session.pausedAt),
    paused_ms: String(session.pausedMs),
    revealed: toJson(session.revealed),
    is_active: session.active,
  };
}

async function update(db: Database, id: string, change: SessionChange): Promise<SessionRow | null> {
  const values = {
    ...(change.language !== undefined && { language: languageSchema.parse(change.language) }),
    ...(change.metadata !== undefined && { metadata: toJson(change.metadata) }),
    ...(change.settings !== undefined && { settings: toJson(change.settings) }),
    ...(change.endsAt !== undefined && { ends_at: time(change.endsAt) }),
    ...(change.deleteAfter !== undefined && { delete_after: time(change.deleteAfter) }),
    ...(change.candidateName !== undefined && { candidate_name: clean(change.candidateName) }),
  };
  if (Object.keys(values).length === 0) return find(db, id);
  const row = await db
    .updateTable('sessions')
    .set(values)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : readSession(row);
}

async function find(db: Database, id: string): Promise<SessionRow | null> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : readSession(row);
}

async function remove(db: Database, id: string, by?: string): Promise<Removed | null> {
  return db.transaction().execute(async (trx) => {
    // The lock keeps events and edits from being added between the count and the deletion.
    const found = await trx
      .selectFrom('sessions')
      .select('org_id')
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (found === undefined) return null;
    const counts = await sql<Record<Exclude<keyof Removed, 'sessions'>, number>>`select
        (select count(*)::int from results where session_id = ${id}) as results,
        (select count(*)::int from seats where session_id = ${id}) as seats,
        (select count(*)::int from journal where session_id = ${id}) as events,
        (select count(*)::int from doc_updates where session_id = ${id}) as "documentUpdates",
        (select count(*)::int from ai_calls where session_id = ${id}) as "aiCalls"`.execute(trx);
    await trx.deleteFrom('deliveries').where('session_id', '=', id).execute();
    await sql`delete from idempotency where response ->> 'sessionId' = ${id}`.execute(trx);
    await trx.deleteFrom('sessions').where('id', '=', id).execute();
    const first = counts.rows[0];
    if (first === undefined) return null;
    const removed = { sessions: 1, ...first };
    if (by !== undefined) await tellRemoval(trx, { by, id, org: found.org_id, removed });
    return removed;
  });
}

async function tellRemoval(
  trx: Transaction,
  { by, id, org, removed }: { by: string; id: string; org: string; removed: Removed },
): Promise<void> {
  const told = { actor: by, action: 'session.deleted', subject: id, session_id: id, org_id: org };
  await trx
    .insertInto('audit')
    .values({ ...told, detail: toJson(removed) })
    .execute();
}
