// The rows of people's passkeys: public keys and counters, no secret. Knows nothing of signatures.
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Database } from './database.ts';
import { isDuplicate } from './errors.ts';
import { clean, toJson } from './json.ts';
import type { PasskeysTable } from './people-schema.ts';

/** Times are milliseconds since 1970. */
export interface PasskeyRecord {
  id: string; // "passkey_…"
  userId: string;
  credentialId: string; // base64url, as the browser says it
  publicKey: string; // COSE in base64url
  counter: number; // of signatures; some authenticators stay at 0
  transports: string[];
  backedUp: boolean; // is kept by a provider, on several devices
  name: string;
  createdAt: number;
  lastUsedAt: number | null;
}
const MOST = 100; // a list, not an export
const transportsSchema = z.array(z.string());

export function createPasskeyStore(db: Database) {
  const ofUser = (userId: string, id: string) =>
    db.updateTable('passkeys').where('user_id', '=', userId).where('id', '=', id);
  return {
    /** Null: this credential is somebody's already. */
    async insert(passkey: Omit<PasskeyRecord, 'lastUsedAt'>): Promise<PasskeyRecord | null> {
      const values = {
        id: passkey.id,
        user_id: passkey.userId,
        credential_id: passkey.credentialId,
        public_key: passkey.publicKey,
        counter: String(passkey.counter),
        transports: toJson(passkey.transports),
        backed_up: passkey.backedUp,
        name: clean(passkey.name),
        created_at: new Date(passkey.createdAt),
      };
      try {
        return read(await db.insertInto('passkeys').values(values).returningAll().executeTakeFirstOrThrow());
      } catch (error) {
        if (isDuplicate(error)) return null;
        throw error;
      }
    },

    async findByCredential(credentialId: string): Promise<PasskeyRecord | null> {
      const query = db.selectFrom('passkeys').selectAll().where('credential_id', '=', credentialId);
      const row = await query.executeTakeFirst();
      return row === undefined ? null : read(row);
    },

    /** Oldest first. */
    async list(userId: string): Promise<PasskeyRecord[]> {
      const query = db.selectFrom('passkeys').selectAll().where('user_id', '=', userId);
      return (await query.orderBy('created_at').orderBy('id').limit(MOST).execute()).map(read);
    },

    /** False: the counter did not grow; of two that show the same count at once, one is a copy. */
    async used(
      id: string,
      { counter, backedUp, at }: { counter: number; backedUp: boolean; at: number },
    ): Promise<boolean> {
      const grown = sql<boolean>`(${counter}::bigint = 0 and counter = 0) or ${counter}::bigint > counter`;
      const done = await db
        .updateTable('passkeys')
        .set({ counter: String(counter), backed_up: backedUp, last_used_at: new Date(at) })
        .where('id', '=', id)
        .where(grown)
        .executeTakeFirst();
      return done.numUpdatedRows > 0n;
    },

    /** Null: the user has no such passkey. */
    async rename(userId: string, id: string, name: string): Promise<PasskeyRecord | null> {
      const query = ofUser(userId, id).set({ name: clean(name) });
      const row = await query.returningAll().executeTakeFirst();
      return row === undefined ? null : read(row);
    },

    /** False: the user has no such passkey. */
    async remove(userId: string, id: string): Promise<boolean> {
      const query = db.deleteFrom('passkeys').where('user_id', '=', userId).where('id', '=', id);
      return (await query.executeTakeFirst()).numDeletedRows > 0n;
    },
  };
}
export type PasskeyStore = ReturnType<typeof createPasskeyStore>;

function read(row: Selectable<PasskeysTable>): PasskeyRecord {
  return {
    id: row.id,
    userId: row.user_id,
    credentialId: row.credential_id,
    publicKey: row.public_key,
    counter: Number(row.counter),
    transports: transportsSchema.parse(row.transports),
    backedUp: row.backed_up,
    name: row.name,
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
  };
}
