// Lists by several filters at once: the indexes of a list hold what it is filtered by, so that rows that do not fit are
// passed over in the index. `sessions_by_start` served lists of all organisations, which nobody is shown.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `drop index sessions_by_start`,
  `drop index sessions_by_owner`,
  `drop index sessions_by_org`,
  `create index sessions_by_owner on sessions
    (owner_key, started_at desc, id desc, language, difficulty, is_active, org_id)`,
  `create index sessions_by_org on sessions (org_id, started_at desc, id desc, language, difficulty)`,
];
