// Passkeys of people, and the challenges that are under way: each is answered once, within minutes.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // credential_id and public_key in base64url, as browsers and the standard's library write them.
  `create table passkeys (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    credential_id text not null unique,
    public_key text not null,
    counter bigint not null,
    transports jsonb not null,
    backed_up boolean not null,
    name text not null,
    created_at timestamptz not null default now(),
    last_used_at timestamptz
  )`,
  `create index passkeys_by_user on passkeys (user_id, created_at)`,
  // user_id: who adds a passkey; null: somebody signs in, and nobody knows yet who.
  `create table passkey_challenges (
    hash text primary key,
    user_id text references users (id) on delete cascade,
    expires_at timestamptz not null
  )`,
  `create index passkey_challenges_by_age on passkey_challenges (expires_at)`,
];
