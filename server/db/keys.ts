// The rows of API keys, found by the hash of their secret. Never sees a secret.
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { type KeyLimits, keyLimitsSchema, type Scope, scopeSchema } from '../../shared/access.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import type { ApiKeysTable } from './schema.ts';

/** Times are milliseconds since 1970. */
export interface KeyRecord {
  id: string; // "key_…"
  org: string; // id of its organisation
  name: string;
  scopes: Scope[];
  limits: KeyLimits;
  createdAt: number;
  lastUsedAt: number | null;
  revokedAt: number | null;
}
export interface KeyChange {
  name?: string;
  scopes?: Scope[];
  limits?: KeyLimits;
  hash?: string;
}

export function createKeyStore(db: Database) {
  return {
    async insert(key: {
      id: string;
      name: string;
      hash: string;
      scopes: Scope[];
      limits: KeyLimits;
    }): Promise<KeyRecord> {
      const values = {
        ...key,
        name: clean(key.name),
        scopes: toJson(key.scopes),
        limits: toJson(key.limits),
      };
      return read(await db.insertInto('api_keys').values(values).returningAll().executeTakeFirstOrThrow());
    },

    /** Null: unknown or revoked. */
    async findByHash(hash: string): Promise<(KeyRecord & { hash: string }) | null> {
      const query = db.selectFrom('api_keys').selectAll().where('hash', '=', hash);
      const row = await query.where('revoked_at', 'is', null).executeTakeFirst();
      return row === undefined ? null : { ...read(row), hash: row.hash };
    },

    find: (id: string): Promise<KeyRecord | null> => find(db, id),

    /** Newest first, revoked ones included. */
    async list(): Promise<KeyRecord[]> {
      const query = db.selectFrom('api_keys').selectAll().orderBy('created_at', 'desc').orderBy('id');
      return (await query.limit(MOST_KEYS).execute()).map(read);
    },

    /** Null: no such key, or revoked. */
    update: (id: string, change: KeyChange): Promise<KeyRecord | null> => update(db, id, change),

    /** The first revocation's time stays. Null: no such key. */
    async revoke(id: string): Promise<KeyRecord | null> {
      const query = db
        .updateTable('api_keys')
        .set((eb) => ({ revoked_at: eb.fn.coalesce('revoked_at', eb.val(new Date())) }));
      const row = await query.where('id', '=', id).returningAll().executeTakeFirst();
      return row === undefined ? null : read(row);
    },

    async used(id: string, at: number): Promise<void> {
      await db
        .updateTable('api_keys')
        .set({ last_used_at: new Date(at) })
        .where('id', '=', id)
        .execute();
    },
  };
}
export type KeyStore = ReturnType<typeof createKeyStore>;

async function update(db: Database, id: string, change: KeyChange): Promise<KeyRecord | null> {
  const values = {
    ...(change.name !== undefined && { name: clean(change.name) }),
    ...(change.scopes !== undefined && { scopes: toJson(change.scopes) }),
    ...(change.limits !== undefined && { limits: toJson(change.limits) }),
    ...(change.hash !== undefined && { hash: change.hash }),
  };
  if (Object.keys(values).length === 0) return find(db, id);
  const row = await db
    .updateTable('api_keys')
    .set(values)
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : read(row);
}

async function find(db: Database, id: string): Promise<KeyRecord | null> {
  const row = await db.selectFrom('api_keys').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : read(row);
}

const MOST_KEYS = 10_000; // a list, not an export

function read(row: Selectable<ApiKeysTable>): KeyRecord {
  return {
    id: row.id,
    org: row.org_id,
    name: row.name,
    scopes: z.array(scopeSchema).parse(row.scopes),
    limits: keyLimitsSchema.parse(row.limits),
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
    revokedAt: row.revoked_at?.getTime() ?? null,
  };
}
