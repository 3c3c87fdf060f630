// Sessions that have just begun are found by index, however many are kept: their doors open by the clock.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index sessions_opening on sessions (started_at) where is_active`.execute(db);
}
