// Takes what is left of one organisation out of the database, in one transaction: its people and sessions went before. Its
// audit log stays, under an id that has no name any more.
import { sql } from 'kysely';
import type { Database } from './database.ts';

/** On the handle of all. Rows that went, by table; null: no such organisation. Throws when a session or a person is left. */
export function eraseOrganisation(
  db: Database,
  id: string,
  at: number,
): Promise<Record<string, number> | null> {
  return db.transaction().execute(async (trx) => {
    const row = trx
      .selectFrom('organisations')
      .select('id')
      .where('id', '=', id)
      .where('deleted_at', 'is', null);
    if ((await row.forUpdate().executeTakeFirst()) === undefined) return null;
    const counts: Record<string, number> = {};
    const kept = await trx
      .deleteFrom('idempotency')
      .where('owner_key', 'in', trx.selectFrom('api_keys').select('id').where('org_id', '=', id))
      .executeTakeFirst();
    counts['idempotency'] = Number(kept.numDeletedRows);
    for (const table of ['webhooks', 'questions', 'question_banks', 'api_keys'] as const) {
      const gone = await trx.deleteFrom(table).where('org_id', '=', id).executeTakeFirst(); // what hangs on them too
      counts[table] = Number(gone.numDeletedRows);
    }
    for (const table of ['sessions', 'users'] as const) {
      const left = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}
        where org_id = ${id}`.execute(trx);
      if (left.rows[0]?.n !== 0)
        throw new Error(`an organisation has ${table} that came while it was erased`);
    }
    const gone = { name: '', deleted_at: new Date(at) };
    await trx.updateTable('organisations').set(gone).where('id', '=', id).execute();
    return counts;
  });
}
