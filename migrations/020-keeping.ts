// Sessions that must be kept until a day, whatever their day of deletion says: they are overdue when both have come.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `alter table sessions add column keep_until timestamptz`,
  `drop index sessions_overdue`,
  `create index sessions_overdue on sessions (greatest(delete_after, keep_until)) where delete_after is not null`,
];
