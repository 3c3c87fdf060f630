// Questions that callers write: a draft that changes, and versions that never do once they are published.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

const statements = [
  `create table questions (
    id text primary key,
    org_id text not null default 'org_default' references organisations (id),
    owner text not null,
    recruiter_id text,
    is_private boolean not null default true,
    slug text not null,
    title text not null,
    difficulty text not null,
    kind text not null,
    tags jsonb not null default '[]',
    draft jsonb not null,
    state text not null default 'draft',
    version integer,
    report jsonb,
    check_purpose text,
    check_done integer not null default 0,
    check_total integer not null default 0,
    check_tries integer not null default 0,
    check_until timestamptz,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
  )`,
  `create unique index questions_by_owner on questions (owner, coalesce(recruiter_id, ''), slug)`,
  `create index questions_listed on questions (org_id, owner, id)`,
  `create index questions_public on questions (org_id, id) where not is_private and version is not null`,
  `create index questions_checking on questions (check_until) where state = 'checking'`,
  `create table question_versions (
    question_id text not null references questions (id) on delete cascade,
    version integer not null,
    title text not null,
    difficulty text not null,
    tags jsonb not null default '[]',
    languages jsonb not null,
    entry jsonb not null,
    report jsonb not null,
    published_at timestamptz not null default now(),
    primary key (question_id, version)
  )`,
];
