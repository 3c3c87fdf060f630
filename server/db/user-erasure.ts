// Takes one person out of the database, in one transaction. What they did stays under their id, which tells nobody who it was.
import { type Database } from './database.ts';

/** What stands on scorecards in place of an erased person's name. */
const ERASED = 'Erased person';

/** On the handle of one organisation. Rows that went (or, of scorecards, lost the name), by table; null: no such user. */
export function eraseUser(db: Database, id: string): Promise<Record<string, number> | null> {
  return db.transaction().execute(async (trx) => {
    const user = trx.selectFrom('users').select('id').where('id', '=', id).forUpdate();
    if ((await user.executeTakeFirst()) === undefined) return null;
    const counts: Record<string, number> = {};
    for (const table of ['user_sessions', 'invitations', 'passkeys'] as const) {
      const gone = await trx.deleteFrom(table).where('user_id', '=', id).executeTakeFirst();
      counts[table] = Number(gone.numDeletedRows);
    }
    const kept = await trx.deleteFrom('idempotency').where('owner_key', '=', id).executeTakeFirst();
    const named = trx.updateTable('scorecards').set({ name: ERASED }).where('author', '=', id);
    const scorecards = Number((await named.executeTakeFirst()).numUpdatedRows);
    await trx.deleteFrom('users').where('id', '=', id).execute(); // with challenges that are under way
    return { ...counts, idempotency: Number(kept.numDeletedRows), scorecards, users: 1 };
  });
}
