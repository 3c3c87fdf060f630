// Stores a new session, its first seats and the webhooks of its start in one statement: all of it or nothing, in one round trip.
import { type QueryCreator, sql } from 'kysely';
import type { HookBody } from '../../shared/hooks.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import { hears } from './outbox.ts';
import type { Tables } from './schema.ts';
import { type NewSeat, seatValues } from './seats.ts';
import type { SessionRow } from './session-row.ts';

/** What is told of a session that starts. */
export type Started = (session: SessionRow) => HookBody;

export const time = (ms: number | null): Date | null => (ms === null ? null : new Date(ms));

/** `questions`: as they stand in the row. Resolves with how many deliveries wait now. */
export async function insertSession(
  db: Database,
  {
    session,
    questions,
    seats,
    told,
  }: {
    session: SessionRow;
    questions: unknown[];
    seats: readonly NewSeat[];
    told: HookBody;
  },
): Promise<number> {
  // One row for an endpoint, so that no order among them is promised; the lock: as in `listeners`.
  const done = await withSeats(db, seats)
    .with('s', (query) =>
      query
        .insertInto('sessions')
        .values(valuesOf(session, questions))
        .returning(['id', 'org_id', 'owner_key']),
    )
    .insertInto('deliveries')
    .columns(['id', 'webhook_id', 'session_id', 'kind', 'payload', 'next_try_at'])
    .expression((query) =>
      query
        .selectFrom('s')
        .innerJoin('webhooks as w', 'w.org_id', 's.org_id')
        .select([
          sql<string>`'msg_' || gen_random_uuid()`.as('id'),
          'w.id as webhook_id',
          's.id as session_id',
          sql<string>`${told.type}::text`.as('kind'),
          sql<string>`${toJson(told)}::jsonb`.as('payload'),
          sql<Date>`now()`.as('next_try_at'),
        ])
        .where(hears)
        .where(sql<boolean>`jsonb_exists(w.events, ${told.type})`)
        .modifyEnd(sql`for key share of w`),
    )
    .executeTakeFirst();
  return Number(done.numInsertedOrUpdatedRows ?? 0n);
}

/** The seats' references are checked when the whole statement is done, so that the session may come later in it. */
function withSeats(db: Database, seats: readonly NewSeat[]): QueryCreator<Tables> {
  if (seats.length === 0) return db;
  return db.with('c', (query) => query.insertInto('seats').values(seatValues(seats)));
}

function valuesOf(session: SessionRow, questions: unknown[]) {
  return {
    id: session.id,
    owner_key: session.ownerKey,
    candidate_name: clean(session.candidateName),
    difficulty: session.difficulty,
    language: session.language,
    settings: toJson(session.settings),
    metadata: toJson(session.metadata),
    questions: toJson(questions),
    current_question: session.current,
    started_at: new Date(session.startedAt),
    ends_at: time(session.endsAt),
    completed_at: time(session.completedAt),
    end_reason: session.endReason,
    delete_after: time(session.deleteAfter),
    keep_until: time(session.keepUntil),
    paused_at: time(session.pausedAt),
    paused_ms: String(session.pausedMs),
    revealed: toJson(session.revealed),
    is_active: session.active,
  };
}
