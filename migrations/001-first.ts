// The first schema: sessions, seats, the journal, document updates, keys, questions, webhooks, AI calls, audit.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table sessions (
    id text primary key,
    owner_key text,
    candidate_name text not null,
    difficulty text not null,
    language text not null,
    settings jsonb not null default '{}',
    metadata jsonb not null default '{}',
    questions jsonb not null,
    current_question integer not null default 1,
    started_at timestamptz not null default now(),
    ends_at timestamptz,
    completed_at timestamptz,
    end_reason text,
    delete_after timestamptz,
    is_active boolean not null default true,
    last_event integer not null default 0
  )`,
  `create index sessions_by_owner on sessions (owner_key, started_at desc, id desc)`,
  `create index sessions_by_start on sessions (started_at desc, id desc)`,
  `create index sessions_ending on sessions (ends_at) where is_active and ends_at is not null`,
  `create table results (
    id text primary key,
    session_id text not null references sessions (id) on delete cascade,
    question_number integer not null,
    language text not null,
    code text not null,
    time_spent integer not null default 0,
    score double precision not null,
    analysis jsonb not null,
    submitted_at timestamptz not null default now()
  )`,
  `create index results_by_session on results (session_id, submitted_at)`,
  `create table question_banks (
    id text primary key,
    name text not null,
    recruiter_id text,
    is_private boolean not null default false,
    questions jsonb not null,
    created_at timestamptz not null default now()
  )`,
  `create table seats (
    id text primary key,
    session_id text not null references sessions (id) on delete cascade,
    role text not null,
    agent boolean not null default false,
    name text not null,
    can_write boolean not null,
    admitted boolean not null default true,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    revoked_at timestamptz
  )`,
  `create index seats_by_session on seats (session_id)`,
  `create table journal (
    session_id text not null references sessions (id) on delete cascade,
    n integer not null,
    at timestamptz not null default now(),
    by_seat text,
    audience text not null,
    kind text not null,
    body jsonb not null,
    primary key (session_id, n)
  )`,
  `create table doc_updates (
    session_id text not null references sessions (id) on delete cascade,
    name text not null,
    seq bigint generated always as identity,
    at timestamptz not null default now(),
    by_seat text,
    data bytea not null,
    primary key (session_id, name, seq)
  )`,
  `create table doc_snapshots (
    session_id text not null references sessions (id) on delete cascade,
    name text not null,
    up_to bigint not null,
    at timestamptz not null default now(),
    data bytea not null,
    primary key (session_id, name)
  )`,
  `create table api_keys (
    id text primary key,
    name text not null,
    hash text not null unique,
    scopes jsonb not null,
    limits jsonb not null default '{}',
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at timestamptz
  )`,
  `create table idempotency (
    owner_key text not null,
    key text not null,
    request_hash text not null,
    status integer,
    response jsonb,
    created_at timestamptz not null default now(),
    primary key (owner_key, key)
  )`,
  `create table webhooks (
    id text primary key,
    owner_key text,
    url text not null,
    secret text not null,
    events jsonb not null,
    created_at timestamptz not null default now(),
    disabled_at timestamptz,
    disabled_why text
  )`,
  `create table deliveries (
    id text primary key,
    webhook_id text not null references webhooks (id) on delete cascade,
    session_id text,
    seq bigint generated always as identity,
    kind text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    next_try_at timestamptz,
    tries integer not null default 0,
    delivered_at timestamptz,
    given_up_at timestamptz,
    last_status integer,
    last_error text
  )`,
  `create index deliveries_due on deliveries (next_try_at) where next_try_at is not null`,
  `create index deliveries_by_webhook on deliveries (webhook_id, seq desc)`,
  `create table ai_calls (
    id text primary key,
    session_id text references sessions (id) on delete cascade,
    task text not null,
    model text not null,
    prompt jsonb not null,
    answer text not null,
    tokens_in integer not null default 0,
    tokens_out integer not null default 0,
    cost double precision not null default 0,
    ms integer not null,
    outcome text not null,
    at timestamptz not null default now()
  )`,
  `create index ai_calls_by_session on ai_calls (session_id, at)`,
  `create table audit (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    actor text not null,
    action text not null,
    subject text,
    detail jsonb not null default '{}'
  )`,
];
