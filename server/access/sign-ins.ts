// Browser sessions of people who signed in: opened, verified, ended. Only the hash of a token is stored.
import { randomBytes } from 'node:crypto';
import type { UserRole } from '../../shared/access.ts';
import { isPlausible, newToken, tokenHash } from './token.ts';

/** Times are milliseconds since 1970. */
export interface UserRecord {
  id: string; // "user_…"
  org: string;
  email: string;
  name: string;
  role: UserRole;
  createdAt: number;
  joinedAt: number | null;
  disabledAt: number | null;
}
export interface SignInRecord {
  id: string; // "login_…"
  how: string;
  address: string;
  agent: string;
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  revokedAt: number | null;
}
export interface SignInStore {
  insert(session: {
    id: string;
    userId: string;
    hash: string;
    how: Way;
    address: string;
    agent: string;
    at: number;
    expiresAt: number;
  }): Promise<void>;
  findByHash(hash: string): Promise<{ session: SignInRecord; user: UserRecord } | null>;
  seen(id: string, at: number): Promise<void>;
  list(userId: string, now: number): Promise<SignInRecord[]>;
  revoke(userId: string, id: string | null, at: number): Promise<number>;
}
export type Way = 'invitation' | 'oidc' | 'passkey';
/** Where a request comes from. */
export interface Client {
  address: string;
  agent: string;
}

export const LIFE_MS = 7 * 24 * 3_600_000; // then everybody signs in again
const IDLE_MS = 24 * 3_600_000; // without a request for so long, the session is over
const SEEN_EVERY_MS = 60_000; // how exactly the last request is known

export type SignIns = ReturnType<typeof createSignIns>;

/** `onLostUse` hears when a request's time was not recorded. */
export function createSignIns(given: {
  store: SignInStore;
  joined: (userId: string, at: number) => Promise<void>;
  onLostUse: (error: unknown) => void;
  now?: () => number;
}) {
  const { store, joined, onLostUse, now = Date.now } = given;
  const isOpen = ({ lastSeenAt, expiresAt }: SignInRecord): boolean =>
    expiresAt > now() && lastSeenAt > now() - IDLE_MS;
  return {
    /** A token that was never used before: what a browser held until now is worth nothing. */
    async open(user: UserRecord, how: Way, client: Client): Promise<{ token: string; expiresAt: number }> {
      const token = newToken('cs_');
      const at = now();
      const expiresAt = at + LIFE_MS;
      const id = `login_${randomBytes(9).toString('base64url')}`;
      await store.insert({ ...client, id, userId: user.id, hash: tokenHash(token), how, at, expiresAt });
      await joined(user.id, at);
      return { token, expiresAt };
    },

    /** Null: unknown, ended, idle for too long, or of somebody who is disabled. Throws when it could not look. */
    async verify(token: string): Promise<{ session: SignInRecord; user: UserRecord } | null> {
      if (!isPlausible(token)) return null;
      const found = await store.findByHash(tokenHash(token));
      if (found === null || !isOpen(found.session)) return null;
      if (now() - found.session.lastSeenAt >= SEEN_EVERY_MS)
        store.seen(found.session.id, now()).catch(onLostUse);
      return found;
    },

    list: async (userId: string): Promise<SignInRecord[]> =>
      (await store.list(userId, now())).filter((session) => isOpen(session)),
    /** One of the user's sessions, or all (null); resolves with how many were open. */
    end: (userId: string, id: string | null): Promise<number> => store.revoke(userId, id, now()),
  };
}
