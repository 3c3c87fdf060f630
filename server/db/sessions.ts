// The rows of sessions: find, list by cursor, change, end, remove with everything that hangs on it. No rules of interviews.
import { sql } from 'kysely';
import { bodyOf } from '../../shared/hooks.ts';
import { languageSchema } from '../../shared/language-schema.ts';
import type { Language } from '../../shared/languages.ts';
import type { EndReason, Metadata, SessionSettings } from '../../shared/session.ts';
import type { Database } from './database.ts';
import { listSessions, type SessionFilter } from './session-list.ts';
import type { Transaction } from './journal.ts';
import { clean, toJson } from './json.ts';
import { insertSession, type Started, time } from './new-session.ts';
import { conducting } from './conducting.ts';
import { comingDue } from './due-sessions.ts';
import { createQuestionShelf, type QuestionShelf } from './question-shelf.ts';
import type { NewSeat } from './seats.ts';
import { type SessionRow, readSession, type SessionSummary } from './session-row.ts';

export interface SessionChange {
  language?: Language;
  metadata?: Metadata;
  settings?: SessionSettings;
  startedAt?: number;
  endsAt?: number | null;
  deleteAfter?: number | null;
  keepUntil?: number | null;
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

const idAlone: Started = ({ id, startedAt }) =>
  bodyOf({ kind: 'session.started', at: startedAt, data: { sessionId: id } });

/** `shelf`: where there is none, every session holds its own questions. */
export function createSessions(
  db: Database,
  {
    started = idAlone,
    shelf = createQuestionShelf(db, []),
  }: { started?: Started; shelf?: QuestionShelf } = {},
) {
  return {
    /** With its first seats: all of it or nothing. Resolves with how many webhooks are to be sent. */
    async insert(session: SessionRow, seats: readonly NewSeat[] = []): Promise<number> {
      const questions = await shelf.pack(session.questions);
      return insertSession(db, { session, questions, seats, told: started(session) });
    },

    find: (id: string): Promise<SessionRow | null> => find(db, shelf, id),

    list: (filter: SessionFilter): Promise<SessionSummary[]> => listSessions(db, filter),

    /** Null: no such session. */
    update: (id: string, change: SessionChange): Promise<SessionRow | null> => update(db, shelf, id, change),

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
    ...comingDue(db),

    /** `by`: who does it, for the audit log, where nobody else tells it. */
    remove: (id: string, by?: string): Promise<Removed | null> => remove(db, id, by),
  };
}
export type SessionStore = ReturnType<typeof createSessions>;

async function update(
  db: Database,
  shelf: QuestionShelf,
  id: string,
  change: SessionChange,
): Promise<SessionRow | null> {
  const values = {
    ...(change.language !== undefined && { language: languageSchema.parse(change.language) }),
    ...(change.metadata !== undefined && { metadata: toJson(change.metadata) }),
    ...(change.settings !== undefined && { settings: toJson(change.settings) }),
    ...(change.startedAt !== undefined && { started_at: new Date(change.startedAt) }),
    ...(change.endsAt !== undefined && { ends_at: time(change.endsAt) }),
    ...(change.deleteAfter !== undefined && { delete_after: time(change.deleteAfter) }),
    ...(change.keepUntil !== undefined && { keep_until: time(change.keepUntil) }),
    ...(change.candidateName !== undefined && { candidate_name: clean(change.candidateName) }),
  };
  if (Object.keys(values).length === 0) return find(db, shelf, id);
  const row = await db
    .updateTable('sessions')
    .set(values)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : readSession(row, shelf);
}

async function find(db: Database, shelf: QuestionShelf, id: string): Promise<SessionRow | null> {
  const row = await db.selectFrom('sessions').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : readSession(row, shelf);
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
