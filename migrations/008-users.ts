// People who sign in: who they are, their open browser sessions and their one-time links.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  // external_id: what a directory calls them, for provisioning from outside.
  `create table users (
    id text primary key,
    org_id text not null references organisations (id),
    email text not null,
    name text not null,
    role text not null,
    external_id text,
    oidc_issuer text,
    oidc_subject text,
    created_at timestamptz not null default now(),
    joined_at timestamptz,
    disabled_at timestamptz,
    unique (org_id, email),
    unique (oidc_issuer, oidc_subject)
  )`,
  `create table user_sessions (
    id text primary key,
    user_id text not null references users (id) on delete cascade,
    hash text not null unique,
    how text not null,
    address text not null,
    agent text not null,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
  )`,
  `create index user_sessions_by_user on user_sessions (user_id, created_at desc)`,
  `create table invitations (
    hash text primary key,
    user_id text not null references users (id) on delete cascade,
    expires_at timestamptz not null,
    used_at timestamptz
  )`,
  `create index invitations_by_user on invitations (user_id)`,
];
