// The rows of open browser sessions, found by the hash of their token. Never sees a token.
import type { Selectable } from 'kysely';
import type { Database } from './database.ts';
import { clean } from './json.ts';
import type { UserSessionsTable } from './people-schema.ts';
import { readUser, type UserRecord } from './users.ts';

export type Way = 'invitation' | 'oidc' | 'passkey';
/** Times are milliseconds since 1970. */
export interface SignInRecord {
  id: string; // "login_…"
  how: string;
  address: string;
  agent: string; // what the browser calls itself
  createdAt: number;
  lastSeenAt: number;
  expiresAt: number;
  revokedAt: number | null;
}
interface NewSession {
  id: string;
  userId: string;
  hash: string;
  how: Way;
  address: string;
  agent: string;
  at: number;
  expiresAt: number;
}
const MOST = 100;
const KEPT_MS = 30 * 24 * 3_600_000; // addresses of sessions long gone are nobody's business

export function createSignInStore(db: Database) {
  return {
    insert: (session: NewSession): Promise<void> => insert(db, session),

    /** Null: unknown, revoked, or of somebody who is disabled. */
    async findByHash(hash: string): Promise<{ session: SignInRecord; user: UserRecord } | null> {
      const query = db.selectFrom('user_sessions').selectAll().where('hash', '=', hash);
      const session = await query.where('revoked_at', 'is', null).executeTakeFirst();
      if (session === undefined) return null;
      const people = db.selectFrom('users').selectAll().where('id', '=', session.user_id);
      const user = await people.where('disabled_at', 'is', null).executeTakeFirst();
      return user === undefined ? null : { session: read(session), user: readUser(user) };
    },

    async seen(id: string, at: number): Promise<void> {
      const query = db.updateTable('user_sessions').set({ last_seen_at: new Date(at) });
      await query.where('id', '=', id).execute();
    },

    /** Those of one user that are open at `now`, newest first. */
    async list(userId: string, now: number): Promise<SignInRecord[]> {
      const rows = await db
        .selectFrom('user_sessions')
        .selectAll()
        .where('user_id', '=', userId)
        .where('revoked_at', 'is', null)
        .where('expires_at', '>', new Date(now))
        .orderBy('created_at', 'desc')
        .limit(MOST)
        .execute();
      return rows.map(read);
    },

    /** One of the user's open sessions, or all (`id` null); resolves with how many. */
    async revoke(userId: string, id: string | null, at: number): Promise<number> {
      let query = db
        .updateTable('user_sessions')
        .set({ revoked_at: new Date(at) })
        .where('user_id', '=', userId)
        .where('revoked_at', 'is', null);
      if (id !== null) query = query.where('id', '=', id);
      const done = await query.executeTakeFirst();
      return Number(done.numUpdatedRows);
    },
  };
}
export type SignInStore = ReturnType<typeof createSignInStore>;

async function insert(db: Database, session: NewSession): Promise<void> {
  const { id, userId, hash, how, address, at } = session;
  const old = new Date(at - KEPT_MS);
  await db.deleteFrom('user_sessions').where('user_id', '=', userId).where('expires_at', '<', old).execute();
  await db
    .insertInto('user_sessions')
    .values({
      id,
      user_id: userId,
      hash,
      how,
      address,
      agent: clean(session.agent).slice(0, 300),
      created_at: new Date(at),
      last_seen_at: new Date(at),
      expires_at: new Date(session.expiresAt),
    })
    .execute();
}

function read(row: Selectable<UserSessionsTable>): SignInRecord {
  return {
    id: row.id,
    how: row.how,
    address: row.address,
    agent: row.agent,
    createdAt: row.created_at.getTime(),
    lastSeenAt: row.last_seen_at.getTime(),
    expiresAt: row.expires_at.getTime(),
    revokedAt: row.revoked_at?.getTime() ?? null,
  };
}
