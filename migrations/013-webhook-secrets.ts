// The secret before the last one signs for a while, so that a receiver can take the new one without losing a delivery.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table webhooks add column old_secret text, add column old_secret_until timestamptz`.execute(
    db,
  );
}
