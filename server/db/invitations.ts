// The rows of one-time links, found by the hash of their token. Never sees a token.
import type { Database } from './database.ts';

export function createInvitationStore(db: Database) {
  return {
    /** The earlier ones of this user open nothing any more. */
    async insert(hash: string, userId: string, expiresAt: number): Promise<void> {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('invitations').where('user_id', '=', userId).execute();
        const values = { hash, user_id: userId, expires_at: new Date(expiresAt) };
        await trx.insertInto('invitations').values(values).execute();
      });
    },

    /** Uses it up; of two at once one gets it. Null: unknown, used or expired. */
    async take(hash: string, now: number): Promise<string | null> {
      const row = await db
        .updateTable('invitations')
        .set({ used_at: new Date(now) })
        .where('hash', '=', hash)
        .where('used_at', 'is', null)
        .where('expires_at', '>', new Date(now))
        .returning('user_id')
        .executeTakeFirst();
      return row?.user_id ?? null;
    },

    /** Those that are still to be used go. */
    async withdraw(userId: string): Promise<void> {
      await db.deleteFrom('invitations').where('user_id', '=', userId).execute();
    },
  };
}
export type InvitationStore = ReturnType<typeof createInvitationStore>;
