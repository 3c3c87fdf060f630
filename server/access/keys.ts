// API keys: made, verified, rotated, revoked. A secret is shown once; only its hash is stored.
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyLimits, Scope } from '../../shared/access.ts';
import { defaultOrganisation } from '../../shared/organisation.ts';

/** Times are milliseconds since 1970. */
export interface KeyRecord {
  id: string; // "key_…"; the bootstrap key is "bootstrap"
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
}
export interface KeyStore {
  insert(key: {
    id: string;
    name: string;
    hash: string;
    scopes: Scope[];
    limits: KeyLimits;
  }): Promise<KeyRecord>;
  findByHash(hash: string): Promise<(KeyRecord & { hash: string }) | null>;
  find(id: string): Promise<KeyRecord | null>;
  list(): Promise<KeyRecord[]>;
  update(id: string, change: KeyChange & { hash?: string }): Promise<KeyRecord | null>;
  revoke(id: string): Promise<KeyRecord | null>;
  used(id: string, at: number): Promise<void>;
}

const USE_EVERY_MS = 60_000; // how exactly the last use is known: a row write for each call would cost more than the call
const LONGEST_SECRET = 300; // characters
const BOOTSTRAP = 'bootstrap';

/** Secrets have 256 random bits, so a plain hash is enough: nothing can be guessed from it. */
const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('hex');
const newSecret = (): string => `ck_${randomBytes(32).toString('base64url')}`;
const same = (a: string, b: string): boolean =>
  a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));

export type Keys = ReturnType<typeof createKeys>;

/** `bootstrap` is the secret of the key that is admin without a row; null: there is none here. `onLostUse` hears when a use was not recorded. */
export function createKeys(given: {
  store: KeyStore;
  bootstrap: string | null;
  onLostUse: (error: unknown) => void;
  now?: () => number;
}) {
  const { store, onLostUse, now = Date.now } = given;
  const bootstrapHash = given.bootstrap === null ? null : hashOf(given.bootstrap);
  const bootstrap: KeyRecord = {
    id: BOOTSTRAP,
    org: defaultOrganisation,
    name: 'API_KEY',
    scopes: ['admin'],
    limits: {},
    createdAt: now(),
    lastUsedAt: null,
    revokedAt: null,
  };
  const recordUse = (key: KeyRecord): void => {
    if (key.lastUsedAt !== null && now() - key.lastUsedAt < USE_EVERY_MS) return;
    store.used(key.id, now()).catch(onLostUse);
  };
  return {
    /** Null: unknown or revoked. Throws when it could not look. */
    async verify(secret: string): Promise<KeyRecord | null> {
      if (secret === '' || secret.length > LONGEST_SECRET) return null;
      const hash = hashOf(secret);
      if (bootstrapHash !== null && same(hash, bootstrapHash)) return bootstrap;
      const found = await store.findByHash(hash);
      if (found === null || !same(found.hash, hash)) return null;
      const { hash: _, ...key } = found;
      recordUse(key);
      return key;
    },

    /** `secret` is not to be had again. */
    async create(ask: { name: string; scopes: Scope[]; limits: KeyLimits }): Promise<{
      secret: string;
      key: KeyRecord;
    }> {
      const secret = newSecret();
      const id = `key_${randomBytes(9).toString('base64url')}`;
      return { secret, key: await store.insert({ ...ask, id, hash: hashOf(secret) }) };
    },

    /** A new secret for the same key; the old one is refused from now on. Null: no such key, or revoked. */
    async rotate(id: string): Promise<{ secret: string; key: KeyRecord } | null> {
      const secret = newSecret();
      const key = await store.update(id, { hash: hashOf(secret) });
      return key === null ? null : { secret, key };
    },

    list: (): Promise<KeyRecord[]> => store.list(),
    find: async (id: string): Promise<KeyRecord | null> =>
      id === BOOTSTRAP && bootstrapHash !== null ? bootstrap : store.find(id),
    update: (id: string, change: KeyChange): Promise<KeyRecord | null> => store.update(id, change),
    revoke: (id: string): Promise<KeyRecord | null> => store.revoke(id),
  };
}
