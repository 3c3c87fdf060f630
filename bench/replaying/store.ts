// Puts a made-up hour into PostgreSQL as the server itself would have written it. Knows the tables, no server.
import pg from 'pg';
import type { Happened, Row } from './hour.ts';

/** The session must be there already; its journal must be empty of what is put in. */
export async function storeHour(
  database: string,
  sessionId: string,
  hour: { start: number; edits: Row[]; events: Happened[] },
): Promise<void> {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    const { edits, events, start } = hour;
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
