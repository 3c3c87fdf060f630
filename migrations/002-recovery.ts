// What a starting server asks the journal about runs and people: found by index, however long the journal is.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index journal_runs on journal (at) where kind = 'run.started'`,
  `create index journal_run_ends on journal (session_id, (body ->> 'run')) where kind = 'run.ended'`,
  `create index journal_people on journal (at) where kind in ('joined', 'waiting', 'left')`,
];
