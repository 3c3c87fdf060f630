// The edits, snapshots and cursors of documents as rows. Knows nothing of Yjs: an edit is bytes.
import { sql } from 'kysely';
import type { DocName } from '../../shared/documents.ts';
import { authorsOf, type DocumentAuthor } from './document-authors.ts';
import { createCursors } from './cursors.ts';
import type { Database } from './database.ts';
import { isBrokenReference } from './errors.ts';

const READ_ROWS = 1_000; // a chunk: a long document must not be one answer of many megabytes
const LOCKS = 1_024; // PostgreSQL's lock table is shared by all: documents share these by hash
const LOCK_CLASS = 0x0d0c; // keeps them apart from other users of advisory locks

export interface DocumentRow {
  sessionId: string;
  name: DocName;
  at: number; // milliseconds since 1970
  by: string | null;
  data: Uint8Array;
  claims?: number[]; // the client ids that belong to `by` from now on
}
export interface HistoryRow {
  seq: string;
  at: number;
  by: string | null;
  data: Uint8Array;
}

export interface Loaded {
  snapshot: Uint8Array | null;
  updates: Uint8Array[];
  authors: DocumentAuthor[];
  last: string;
}

export function createDocuments(db: Database) {
  return {
    ...createCursors(db),

    /** Snapshot and the edits after it. Null: no such session. `last` is the highest seq seen, for `saveSnapshot`. */
    async load(sessionId: string, name: DocName): Promise<Loaded | null> {
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
      return {
        snapshot: snapshot?.data ?? null,
        updates,
        authors: await authorsOf(db, sessionId, name),
        last,
      };
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

/**
 * One statement, so one round trip. Two nodes append to one document in turn (the locks come before any number is drawn,
 * since the rows are sorted first), so that whoever sees seq n also sees every lower seq of that document. Without it a
 * snapshot could be said to reach n while a lower number is still on its way, and that edit were lost.
 */
async function appendAll(db: Database, rows: DocumentRow[]): Promise<{ missing: string[] }> {
  const wanted = [...new Set(rows.map((row) => row.sessionId))];
  const { heads, data } = pack(rows);
  const { rows: missing } = await sql<{ id: string }>`
    with given as materialized (
      select session_id, name, at, by_seat, claims, substring(${data}::bytea from start for size) as data, start
      from json_to_recordset(${JSON.stringify(heads)}::text::json)
        as head (session_id text, name text, at timestamptz, by_seat text, claims json, start integer, size integer)
    ), present as materialized (
      select id from sessions where id = any(${wanted}::text[])
    ), locked as materialized (
      select pg_advisory_xact_lock(${LOCK_CLASS}::int, bucket) from (
        select distinct abs(hashtext(session_id || '/' || name) % ${LOCKS}::int) as bucket
        from given join present on id = session_id order by bucket
      ) as buckets
    ), added as (
      insert into doc_updates (session_id, name, at, by_seat, data)
      select session_id, name, at, by_seat, data
      from given join present on id = session_id cross join (select count(*) from locked) as all_locked
      order by start, length(data) -- an empty edit begins where the next one does
    ), claimed as (
      insert into doc_authors (session_id, name, client, seat)
      select session_id, name, client::bigint, by_seat
      from given join present on id = session_id cross join json_array_elements_text(claims) as client
      on conflict do nothing -- who came first keeps it
    )
    select id from unnest(${wanted}::text[]) as id where id not in (select id from present)`.execute(db);
  return { missing: missing.map((row) => row.id) };
}

/** All edits as one value, and where each begins (from 1): escaping them one by one would cost more than all the rest. */
function pack(rows: DocumentRow[]): { heads: object[]; data: Uint8Array } {
  const data = new Uint8Array(rows.reduce((sum, row) => sum + row.data.length, 0));
  let end = 0;
  const heads = rows.map((row) => {
    const start = end;
    data.set(row.data, start);
    end += row.data.length;
    const at = new Date(row.at).toISOString();
    const size = row.data.length;
    const head = { session_id: row.sessionId, name: row.name, at, by_seat: row.by, start: start + 1, size };
    return row.claims?.length ? { ...head, claims: row.claims } : head;
  });
  return { heads, data };
}
