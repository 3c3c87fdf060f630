// What a call of a language model cost, and which version of the model answered.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  // currency: null where no price was set for the model, and `cost` means nothing.
  await sql`alter table ai_calls add column version text not null default '', add column currency text`.execute(
    db,
  );
}
