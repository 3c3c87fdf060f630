// Sessions whose time has come: clocks that ran out, days of deletion. Ends and deletes nothing.
import type { Database } from './database.ts';

export function comingDue(db: Database) {
  return {
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

    /** Ids of sessions whose day of deletion lies before `now` (ms), longest overdue first. */
    async overdue(now: number, limit: number): Promise<string[]> {
      const rows = await db
        .selectFrom('sessions')
        .select('id')
        .where('delete_after', '<', new Date(now))
        .orderBy('delete_after')
        .limit(limit)
        .execute();
      return rows.map((row) => row.id);
    },
  };
}
