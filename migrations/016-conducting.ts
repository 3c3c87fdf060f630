// How interviewers conduct a session, and what follows it. Paused: since when, and how long before; its clock (`ends_at`)
// moves on with each pause's end. Revealed: how many hidden parts of each question the candidate has. The candidate's
// feedback. Indexes for counts by day: submissions, calls of models.
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table sessions add column paused_at timestamptz,
    add column paused_ms bigint not null default 0,
    add column revealed jsonb not null default '{}',
    add column feedback jsonb`.execute(db);
  await sql`create index results_by_day on results (submitted_at)`.execute(db);
  await sql`create index ai_calls_by_day on ai_calls (at)`.execute(db);
}
