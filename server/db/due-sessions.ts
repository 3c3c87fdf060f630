// Sessions whose time has come: clocks that ran out, days of deletion. Ends and deletes nothing.
import { sql } from 'kysely';
import type { Database } from './database.ts';

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

    /** Ids of active sessions whose clock ran out before `now` (ms), longest overdue first; a paused one's stands still. */
    async due(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('is_active', '=', true)
        .where('paused_at', 'is', null)
        .where('ends_at', 'is not', null)
        .where('ends_at', '<', new Date(now))
        .orderBy('ends_at')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },

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
