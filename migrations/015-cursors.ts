// Where people's cursors were in the code, for the replay: rows of a few seconds of one person's moves.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // total: the moves of the session up to this row, so that their number can be limited without counting them.
  await sql`create table doc_cursors (
    session_id text not null references sessions (id) on delete cascade,
    seq bigint generated always as identity,
    at timestamptz not null,
    by_seat text not null,
    moves jsonb not null,
    total integer not null,
    primary key (session_id, seq)
  )`.execute(db);
}
