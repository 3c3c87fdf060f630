// An organisation that was deleted leaves its id, when, and its audit log: no name, and nothing else of it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table organisations add column deleted_at timestamptz`.execute(db);
}
