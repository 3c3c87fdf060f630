// Deliveries are found by what waits, by what is old and by session, however long the log is.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create index deliveries_waiting on deliveries (webhook_id, session_id, seq) where next_try_at is not null`,
  `create index deliveries_done on deliveries ((coalesce(delivered_at, given_up_at))) where next_try_at is null`,
  `create index deliveries_by_session on deliveries (session_id) where session_id is not null`,
  `create index webhooks_by_owner on webhooks (owner_key, created_at)`,
];
