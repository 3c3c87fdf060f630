// One-time links: whoever holds one signs in as the person it was made for, once, for some days. Knows no HTTP.
import { isPlausible, newToken, tokenHash } from './token.ts';

export interface InvitationStore {
  insert(hash: string, userId: string, expiresAt: number): Promise<void>;
  take(hash: string, now: number): Promise<string | null>;
  withdraw(userId: string): Promise<void>;
}
const LIFE_MS = 3 * 24 * 3_600_000;

export function createInvitations(given: {
  store: InvitationStore;
  publicUrl: string; // without a slash at its end
  now?: () => number;
}) {
  const { store, publicUrl, now = Date.now } = given;
  return {
    /** Earlier links of this user open nothing any more. The token is in the fragment, which no server hears of. */
    async invite(userId: string): Promise<{ link: string; expiresAt: number }> {
      const token = newToken('inv_');
      const expiresAt = now() + LIFE_MS;
      await store.insert(tokenHash(token), userId, expiresAt);
      return { link: `${publicUrl}/sign-in#invitation=${token}`, expiresAt };
    },

    /** The user's id; the link is used up. Null: unknown, used or expired. */
    accept: async (token: string): Promise<string | null> =>
      isPlausible(token) ? store.take(tokenHash(token), now()) : null,

    withdraw: (userId: string): Promise<void> => store.withdraw(userId),
  };
}
