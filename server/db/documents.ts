// The edits and snapshots of documents as rows. Knows nothing of Yjs: an edit is bytes.
import { type Kysely, sql } from 'kysely';
import type { DocName } from '../../shared/documents.ts';
import type { Database } from './database.ts';
import { isBrokenReference } from './errors.ts';
import type { Tables } from './schema.ts';

const READ_ROWS = 1_000; // a chunk: a long document must not be one answer of many megabytes
const WRITE_ROWS = 1_000;
const LOCKS = 1_024; // PostgreSQL's lock table is shared by all: documents share these by hash
const LOCK_CLASS = 0x0d0c; // keeps them apart from other users of advisory locks

export interface DocumentRow {
  sessionId: string;
  name: DocName;
  at: number; // milliseconds since 1970
  by: string | null;
  data: Uint8Array;
}
export interface HistoryRow {
  seq: string;
  at: number;
  by: string | null;
  data: Uint8Array;
}
type Trx = Kysely<Tables>;

export function createDocuments(db: Database) {
  return {
    /** Snapshot and the edits after it. Null: no such session. `last` is the highest seq seen, for `saveSnapshot`. */
    async load(
      sessionId: string,
      name: DocName,
    ): Promise<{ snapshot: Uint8Array | null; updates: Uint8Array[]; last: string } | null> {
      const session = await db
        .selectFrom('sessions')
        .select('id')
        .where('id', '=', sessionId)
        .executeTakeFirst();
      if (session === undefined) return null;
      const snapshot = await db
        .selectFrom('doc_snapshots')
        .select(['data', 'up_to'])
        .where('session_id', '=', sessionId)
        .where('name', '=', name)
        .executeTakeFirst();
      const updates: Uint8Array[] = [];
      let last = snapshot?.up_to ?? '0';
      for await (const page of pages(db, sessionId, name, { after: last, until: null })) {
        for (const row of page) updates.push(row.data);
        last = page.at(-1)?.seq ?? last;
      }
      return { snapshot: snapshot?.data ?? null, updates, last };
    },

    /** All rows or none. Rows of sessions that are gone are left out and their ids returned. */
    async append(rows: DocumentRow[]): Promise<{ missing: string[] }> {
      if (rows.length === 0) return { missing: [] };
      // A session can be deleted between the look and the insert: the second try then finds it missing.
      return appendAll(db, rows).catch((error: unknown) => {
        if (isBrokenReference(error)) return appendAll(db, rows);
        throw error;
      });
    },

    /** Of two snapshots the one with the higher `upTo` stays. A session that is gone is no error. */
    async saveSnapshot(ask: {
      sessionId: string;
      name: DocName;
      upTo: string;
      data: Uint8Array;
    }): Promise<void> {
      await sql`
        insert into doc_snapshots as old (session_id, name, up_to, data)
        select id, ${ask.name}, ${ask.upTo}::bigint, ${ask.data}::bytea from sessions where id = ${ask.sessionId}
        on conflict (session_id, name) do update set up_to = excluded.up_to, data = excluded.data, at = now()
        where old.up_to < excluded.up_to`.execute(db);
    },

    /** For the replay: edits from the first one on, in order, page by page, with time and author. */
    history: (sessionId: string, name: DocName): AsyncGenerator<HistoryRow[], void, void> =>
      pages(db, sessionId, name, { after: '0', until: null }),

    /** When the newest stored edit was made (ms since 1970); null: none yet. */
    lastEdit: (sessionId: string, name: DocName): Promise<number | null> => lastEdit(db, sessionId, name),

    /** All edits that were made at `at` (ms) or before, in order. */
    async updatesUntil(sessionId: string, name: DocName, at: number): Promise<Uint8Array[]> {
      const updates: Uint8Array[] = [];
      for await (const page of pages(db, sessionId, name, { after: '0', until: at }))
        updates.push(...page.map((row) => row.data));
      return updates;
    },
  };
}
export type Documents = ReturnType<typeof createDocuments>;

async function lastEdit(db: Database, sessionId: string, name: DocName): Promise<number | null> {
  const row = await db
    .selectFrom('doc_updates')
    .select('at')
    .where('session_id', '=', sessionId)
    .where('name', '=', name)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at.getTime() ?? null;
}

/** Never empty ones. */
async function* pages(
  db: Database,
  sessionId: string,
  name: DocName,
  ask: { after: string; until: number | null },
): AsyncGenerator<HistoryRow[], void, void> {
  let after = ask.after;
  for (;;) {
    let query = db
      .selectFrom('doc_updates')
      .select(['seq', 'at', 'by_seat', 'data'])
      .where('session_id', '=', sessionId)
      .where('name', '=', name)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(READ_ROWS);
    if (ask.until !== null) query = query.where('at', '<=', new Date(ask.until));
    const rows = await query.execute();
    after = rows.at(-1)?.seq ?? after;
    if (rows.length > 0)
      yield rows.map(({ seq, at, by_seat: by, data }) => ({ seq, at: at.getTime(), by, data }));
    if (rows.length < READ_ROWS) return;
  }
}

async function appendAll(db: Database, rows: DocumentRow[]): Promise<{ missing: string[] }> {
  return db.transaction().execute(async (trx) => {
    const wanted = [...new Set(rows.map((row) => row.sessionId))];
    const found = await trx.selectFrom('sessions').select('id').where('id', 'in', wanted).execute();
    const present = new Set(found.map((row) => row.id));
    const kept = rows.filter((row) => present.has(row.sessionId));
    if (kept.length > 0) await lockDocuments(trx, kept);
    for (let start = 0; start < kept.length; start += WRITE_ROWS)
      await insertRows(trx, kept.slice(start, start + WRITE_ROWS));
    return { missing: wanted.filter((id) => !present.has(id)) };
  });
}

/**
 * Two nodes append to one document in turn, so that whoever sees seq n also sees every lower seq of that document.
 * Without it a snapshot could be said to reach n while a lower number is still on its way, and that edit were lost.
 */
async function lockDocuments(trx: Trx, rows: DocumentRow[]): Promise<void> {
  const names = [...new Set(rows.map((row) => `${row.sessionId}/${row.name}`))];
  await sql`select pg_advisory_xact_lock(${LOCK_CLASS}::int, bucket) from (
      select distinct abs(hashtext(name) % ${LOCKS}::int) as bucket
      from unnest(${names}::text[]) as name order by bucket
    ) as buckets`.execute(trx);
}

async function insertRows(trx: Trx, rows: DocumentRow[]): Promise<void> {
  await sql`insert into doc_updates (session_id, name, at, by_seat, data)
    select session_id, name, at, by_seat, data from unnest(
      ${rows.map((row) => row.sessionId)}::text[], ${rows.map((row) => row.name)}::text[],
      ${rows.map((row) => new Date(row.at).toISOString())}::timestamptz[],
      ${rows.map((row) => row.by)}::text[], ${rows.map((row) => row.data)}::bytea[]
    ) with ordinality as given (session_id, name, at, by_seat, data, place) order by place`.execute(trx);
}
