// Counts what the database holds of sessions, table by table: before they are erased, and after. Deletes nothing.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { sessionTables } from './organisation-scope.ts';

export function createErasure(db: Database) {
  return {
    /**
     * Rows by table, those with none included. Not by way of the sessions' own rows, so that it also sees what would have
     * been left behind by them. The caller had to find the sessions before.
     */
    async places(ids: string[]): Promise<Record<string, number>> {
      const list = sql.join(ids.map((id) => sql`${id}`));
      const counts: Record<string, number> = {};
      const count = async (table: string, where: ReturnType<typeof sql>) => {
        const found = await sql<{
          n: number;
        }>`select count(*)::int as n from ${sql.table(table)} where ${where}`.execute(db);
        counts[table] = found.rows[0]?.n ?? 0;
      };
      const own = await db.selectFrom('sessions').select('id').where('id', 'in', ids).execute();
      counts['sessions'] = own.length;
      for (const table of [...sessionTables, 'deliveries']) await count(table, sql`session_id in (${list})`);
      await count('idempotency', sql`response ->> 'sessionId' in (${list})`);
      return counts;
    },
  };
}
