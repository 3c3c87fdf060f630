// Answers that are kept for repeated requests are found by the session that they tell of: they go with it.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index idempotency_by_session on idempotency ((response ->> 'sessionId'))
    where response ->> 'sessionId' is not null`.execute(db);
}
