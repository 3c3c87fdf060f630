// Old sessions are found by index, however many are kept.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index sessions_overdue on sessions (delete_after) where delete_after is not null`.execute(
    db,
  );
}
