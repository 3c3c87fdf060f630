// What each interviewer thought of an interview: one card an author, kept with the session and deleted with it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table scorecards (
    session_id text not null references sessions (id) on delete cascade,
    author text not null,
    name text not null,
    card jsonb not null,
    updated_at timestamptz not null default now(),
    submitted_at timestamptz,
    primary key (session_id, author)
  )`.execute(db);
}
