// Where people's cursors were in the code of a session, as rows. Knows nothing of Yjs.
import { sql } from 'kysely';
import { z } from 'zod';
import { type Moves, moveSchema } from '../../shared/replay/cursors.ts';
import type { Database } from './database.ts';
import { isBrokenReference } from './errors.ts';
import { toJson } from './json.ts';

const READ_ROWS = 500;
/** Of one session, about 2 MB: some hours of a few people who never rest. */
const MOST_MOVES = 50_000;
const movesSchema = z.array(moveSchema);

interface CursorRow extends Moves {
  sessionId: string;
}

export function createCursors(db: Database) {
  return {
    /** All rows or none. Those of sessions that are gone or hold the most already are left out. */
    async appendCursors(rows: CursorRow[]): Promise<void> {
      if (rows.length === 0) return;
      // A session can be deleted between the look and the insert: the second try then finds it missing.
      await appendAll(db, rows).catch((error: unknown) => {
        if (isBrokenReference(error)) return appendAll(db, rows);
        throw error;
      });
    },

    /** In the order of storing, page by page. */
    cursorHistory: (sessionId: string): AsyncGenerator<Moves[], void, void> => pages(db, sessionId),
  };
}

async function appendAll(db: Database, rows: CursorRow[]): Promise<void> {
  const given = rows.map(({ sessionId, at, by, moves }) => ({
    session_id: sessionId,
    at: new Date(at).toISOString(),
    by_seat: by,
    moves,
  }));
  await sql`
    insert into doc_cursors (session_id, at, by_seat, moves, total)
    select given.session_id, given.at, by_seat, moves, coalesce(last.total, 0)
      + sum(jsonb_array_length(moves)) over (partition by given.session_id order by place)
    from rows from (json_to_recordset(${toJson(given)}::text::json)
        as (session_id text, at timestamptz, by_seat text, moves jsonb))
      with ordinality as given (session_id, at, by_seat, moves, place)
    join sessions on sessions.id = given.session_id
    left join lateral (
      select total from doc_cursors where session_id = given.session_id order by seq desc limit 1
    ) as last on true
    where coalesce(last.total, 0) < ${MOST_MOVES}
    order by place`.execute(db);
}

/** Never empty ones. */
async function* pages(db: Database, sessionId: string): AsyncGenerator<Moves[], void, void> {
  let after = '0';
  for (;;) {
    const rows = await db
      .selectFrom('doc_cursors')
      .select(['seq', 'at', 'by_seat', 'moves'])
      .where('session_id', '=', sessionId)
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(READ_ROWS)
      .execute();
    after = rows.at(-1)?.seq ?? after;
    if (rows.length > 0)
      yield rows.map(({ at, by_seat: by, moves }) => ({
        at: at.getTime(),
        by,
        moves: movesSchema.parse(moves),
      }));
    if (rows.length < READ_ROWS) return;
  }
}
