// Settings that people change while servers run, shared by all nodes.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create table settings (name text primary key, value jsonb not null, changed_at timestamptz not null)`.execute(
    db,
  );
}
