// Requests that must not be done twice: the first claims its key, the others get the first one's answer.
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { toJson } from './json.ts';

const ABANDONED_MS = 60_000; // a claim without an answer after this: its server died, the next one may try
const KEPT_MS = 24 * 3_600_000; // an answer is remembered for a day

export type Claim =
  | { kind: 'new' }
  | { kind: 'done'; status: number; response: unknown }
  | { kind: 'busy' }
  | { kind: 'mismatch' };

export function createIdempotency(db: Database) {
  return {
    /** `new`: work, then `finish` or `release`. `mismatch`: the same key came with another request. */
    async claim(owner: string, key: string, requestHash: string): Promise<Claim> {
      const claimed = await sql`
        insert into idempotency as old (owner_key, key, request_hash) values (${owner}, ${key}, ${requestHash})
        on conflict (owner_key, key) do update
          set request_hash = excluded.request_hash, status = null, response = null, created_at = now()
          where old.created_at < now() - ${KEPT_MS} * interval '1 millisecond'
            or (old.status is null and old.request_hash = excluded.request_hash
              and old.created_at < now() - ${ABANDONED_MS} * interval '1 millisecond')
        returning key`.execute(db);
      if (claimed.rows.length > 0) return { kind: 'new' };
      const row = await db
        .selectFrom('idempotency')
        .select(['request_hash', 'status', 'response'])
        .where('owner_key', '=', owner)
        .where('key', '=', key)
        .executeTakeFirst();
      if (row === undefined) return { kind: 'busy' }; // released in between: the caller asks again
      if (row.request_hash !== requestHash) return { kind: 'mismatch' };
      return row.status === null
        ? { kind: 'busy' }
        : { kind: 'done', status: row.status, response: row.response };
    },

    async finish(owner: string, key: string, status: number, response: unknown): Promise<void> {
      await db
        .updateTable('idempotency')
        .set({ status, response: toJson(response) })
        .where('owner_key', '=', owner)
        .where('key', '=', key)
        .execute();
    },

    /** Deletes the answers that are remembered no more, with the links in them. Returns how many. */
    async prune(limit: number): Promise<number> {
      const deleted = await sql`
        delete from idempotency where ctid = any(array(
          select ctid from idempotency where created_at < now() - ${KEPT_MS} * interval '1 millisecond'
          limit ${limit}))`.execute(db);
      return Number(deleted.numAffectedRows ?? 0);
    },

    /** The work failed: the next request with this key is `new`. */
    async release(owner: string, key: string): Promise<void> {
      await db
        .deleteFrom('idempotency')
        .where('owner_key', '=', owner)
        .where('key', '=', key)
        .where('status', 'is', null)
        .execute();
    },
  };
}
