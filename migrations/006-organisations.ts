// Organisations: sessions, keys, banks and webhooks belong to one. What exists belongs to the first.
// The columns have a default, so that nodes of the version before go on writing while the others are exchanged.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const owned = ['sessions', 'api_keys', 'question_banks', 'webhooks'];

const statements = [
  `create table organisations (
    id text primary key,
    name text not null,
    created_at timestamptz not null default now()
  )`,
  `insert into organisations (id, name) values ('org_default', 'Default')`,
  ...owned.map(
    (table) =>
      `alter table ${table} add column org_id text not null default 'org_default' references organisations (id)`,
  ),
  `create index sessions_by_org on sessions (org_id, started_at desc, id desc)`,
  `create index api_keys_by_org on api_keys (org_id)`,
  `create index question_banks_by_org on question_banks (org_id, created_at desc)`,
  `create index webhooks_by_org on webhooks (org_id)`,
];
