// Looks for words in every table of an embedded database, whatever its columns. For tests of erasing.
import { sql } from 'kysely';
import { expect } from 'vitest';
import { openDatabase } from '../../../server/db/database.ts';

/** The tables in which some row, as text, holds the words. `folder`: the data of a server that has ended. */
export async function tablesWith(folder: string, words: string): Promise<string[]> {
  const opened = await openDatabase({ folder }, () => {});
  const { db } = opened;
  try {
    const tables = await sql<{ name: string }>`
      select tablename as name from pg_tables where schemaname = 'public'`.execute(db);
    expect(tables.rows.length).toBeGreaterThan(15);
    const found: string[] = [];
    for (const { name: table } of tables.rows) {
      const hits = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)} as t
        where t::text like ${`%${words}%`}`.execute(db);
      if ((hits.rows[0]?.n ?? 0) > 0) found.push(table);
    }
    return found;
  } finally {
    await opened.close();
  }
}
