// Challenges that passkeys are to sign, by their hash: each is taken once, and soon over. Knows no passkey.
import type { Database } from './database.ts';

export function createChallengeStore(db: Database) {
  return {
    /** `userId`: who adds a passkey; null: a sign-in. Times in ms since 1970. Those that are over go. */
    async keep(
      hash: string,
      userId: string | null,
      times: { now: number; expiresAt: number },
    ): Promise<void> {
      await db.deleteFrom('passkey_challenges').where('expires_at', '<', new Date(times.now)).execute();
      const values = { hash, user_id: userId, expires_at: new Date(times.expiresAt) };
      await db.insertInto('passkey_challenges').values(values).execute();
    },

    /** Uses it up; of two at once one gets it. Null: unknown, used or expired. */
    async take(hash: string, now: number): Promise<{ userId: string | null } | null> {
      const query = db.deleteFrom('passkey_challenges').where('hash', '=', hash);
      const row = await query.returning(['user_id', 'expires_at']).executeTakeFirst();
      return row === undefined || row.expires_at.getTime() <= now ? null : { userId: row.user_id };
    },
  };
}
export type ChallengeStore = ReturnType<typeof createChallengeStore>;
