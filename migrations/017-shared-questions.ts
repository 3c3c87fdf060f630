// Questions of the built-in bank are stored once, not with each session; those that stay in a session's row are packed
// quicker, where PostgreSQL was built with lz4.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table shared_questions (
    hash text primary key,
    entry jsonb not null,
    created_at timestamptz not null default now()
  )`,
  `do $$ begin
    alter table sessions alter column questions set compression lz4;
  exception when others then
    raise notice 'lz4 is missing: questions of sessions are packed by pglz';
  end $$`,
];
