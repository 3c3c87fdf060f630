// Puts a made-up hour into PostgreSQL as the server itself would have written it. Knows the tables, no server.
import pg from 'pg';
import type { Moves } from '../../shared/replay/cursors.ts';
import type { Step } from '../../server/docs/cursor-trail.ts';
import type { Happened, Row } from './hour.ts';

/** As often as the server writes them. */
const CURSOR_ROW_MS = 5_000;

/** The session must be there already; its journal must be empty of what is put in. */
export async function storeHour(
  database: string,
  sessionId: string,
  hour: { start: number; edits: Row[]; steps: Step[]; events: Happened[] },
): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { edits, steps, events, start } = hour;
    await client.query('delete from doc_updates where session_id = $1', [sessionId]);
    await client.query(
      `insert into doc_updates (session_id, name, at, by_seat, data)
       select $1, name, to_timestamp(at / 1000.0), by_seat, data
       from unnest($2::text[], $3::float8[], $4::text[], $5::bytea[])
       with ordinality as given (name, at, by_seat, data, place) order by place`,
      [
        sessionId,
        edits.map((row) => row.name),
        edits.map((row) => row.at),
        edits.map((row) => row.by),
        edits.map((row) => Buffer.from(row.data)),
      ],
    );
    const cursors = rowsOf(steps);
    await client.query('delete from doc_cursors where session_id = $1', [sessionId]);
    await client.query(
      `insert into doc_cursors (session_id, at, by_seat, moves, total)
       select $1, to_timestamp(at / 1000.0), by_seat, moves, 0
       from unnest($2::float8[], $3::text[], $4::jsonb[]) as given (at, by_seat, moves) order by at`,
      [
        sessionId,
        cursors.map((row) => row.at),
        cursors.map((row) => row.by),
        cursors.map((row) => JSON.stringify(row.moves)),
      ],
    );
    await client.query('delete from journal where session_id = $1', [sessionId]);
    const bodies = events.map(({ happening }) => JSON.stringify({ ...happening, kind: undefined }));
    await client.query(
      `insert into journal (session_id, n, at, by_seat, audience, kind, body)
       select $1, place, to_timestamp(at / 1000.0), by_seat, 'room', kind, body::jsonb
       from unnest($2::float8[], $3::text[], $4::text[], $5::text[])
       with ordinality as given (at, by_seat, kind, body, place)`,
      [
        sessionId,
        events.map((one) => one.at),
        events.map((one) => one.by),
        events.map((one) => one.happening.kind),
        bodies,
      ],
    );
    await client.query(
      'update sessions set last_event = $2, started_at = to_timestamp($3 / 1000.0) where id = $1',
      [sessionId, events.length, start],
    );
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

/** One row of each person's moves in a few seconds. */
function rowsOf(steps: Step[]): Moves[] {
  const rows = new Map<string, Moves>();
  for (const { seat, at, where } of steps) {
    const key = `${seat} ${String(Math.floor(at / CURSOR_ROW_MS))}`;
    const row = rows.get(key) ?? { at, by: seat, moves: [] };
    row.moves.push([at - row.at, where]);
    rows.set(key, row);
  }
  return [...rows.values()];
}
