// Sessions whose time has come: those that begin, clocks that ran out, days of deletion. Ends and deletes nothing.
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A pause that nobody ends: the interview was forgotten. Longer than a weekend, or than somebody's cold. */
const longestPauseMs = 7 * 86_400_000;
/** Doors that a stopped server did not open in this time are left to the interviewer. */
const openingMs = 3_600_000;
const due = sql<Date>`greatest(delete_after, keep_until)`; // null does not count

export function comingDue(db: Database) {
  return {
    /** Sessions that have not ended. */
    async countActive(): Promise<number> {
      const { count } = await db
        .selectFrom('sessions')
        .select((eb) => eb.fn.countAll<string>().as('count'))
        .where('is_active', '=', true)
        .executeTakeFirstOrThrow();
      return Number(count);
    },

    /** The last day on which one must still be kept, ms since 1970; null: none need be. */
    async keptLongest(now: number): Promise<number | null> {
      const { until } = await db
        .selectFrom('sessions')
        .select((eb) => eb.fn.max('keep_until').as('until'))
        .where('keep_until', '>', new Date(now))
        .executeTakeFirstOrThrow();
      return until?.getTime() ?? null;
    },

    /**
     * Ids of active sessions whose clock ran out before `now` (ms), longest overdue first. A paused one's stands still, for
     * a week at most; those come last.
     */
    async due(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('is_active', '=', true)
        .where((row) =>
          row.or([
            row.and([row('paused_at', 'is', null), row('ends_at', '<', new Date(now))]),
            row('paused_at', '<', new Date(now - longestPauseMs)),
          ]),
        )
        .orderBy(sql`case when paused_at is null then ends_at end`)
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

    opening: (now: number, limit: number) => opening(db, now, limit),

    /** Ids of sessions whose day of deletion lies before `now` (ms) and that need not be kept longer, longest overdue first. */
    async overdue(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('delete_after', 'is not', null)
        .where(due, '<', new Date(now))
        .orderBy(due)
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
  };
}

/** Seats at the door of active sessions that began before `now` (ms), not long ago, and have no waiting room. */
async function opening(
  db: Database,
  now: number,
  limit: number,
): Promise<{ sessionId: string; seat: string }[]> {
  return await db
    .selectFrom('sessions')
    .innerJoin('seats', 'seats.session_id', 'sessions.id')
    .select(['sessions.id as sessionId', 'seats.id as seat'])
    .where('is_active', '=', true)
    .where('started_at', '<=', new Date(now))
    .where('started_at', '>', new Date(now - openingMs))
    .where(sql<boolean>`settings->>'waitingRoom' = 'false'`)
    .where('seats.admitted', '=', false)
    .where('seats.revoked_at', 'is', null)
    .limit(limit)
    .execute();
}
