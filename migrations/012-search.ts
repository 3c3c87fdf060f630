// Lists and searches of sessions are found by index, however many are kept and however rare what is looked for is.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // The list shows how many questions a session has; without this it would unpack all of them to count.
  `alter table sessions add column total_questions integer generated always as (jsonb_array_length(questions)) stored`,
  `create index sessions_active on sessions (org_id, started_at desc, id desc) where is_active`,
  `create index sessions_by_language on sessions (org_id, language, started_at desc, id desc)`,
  `create index sessions_by_difficulty on sessions (org_id, difficulty, started_at desc, id desc)`,
  // Parts of names, where the database has trigrams: PostgreSQL brings them; the embedded database does without.
  `do $$ begin
    create extension if not exists pg_trgm;
  exception when others then
    raise notice 'pg_trgm is missing: searching for names reads every session';
  end $$`,
  `do $$ begin
    if exists (select from pg_extension where extname = 'pg_trgm') then
      create index sessions_by_name on sessions using gin (candidate_name gin_trgm_ops);
    end if;
  end $$`,
];
