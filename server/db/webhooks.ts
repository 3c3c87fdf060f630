// The rows of webhook endpoints. Secrets are stored as they are: every delivery is signed with them.
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import { type HookKind, hookKindSchema } from '../../shared/hooks.ts';
import type { Database } from './database.ts';
import { clean, toJson } from './json.ts';
import type { WebhooksTable } from './schema.ts';

/** Without its secret. Times are milliseconds since 1970. */
export interface WebhookRecord {
  id: string; // "hook_…"
  ownerKey: string | null;
  url: string;
  events: HookKind[];
  createdAt: number;
  disabledAt: number | null;
  disabledWhy: string | null;
}
export interface WebhookChange {
  url?: string;
  events?: HookKind[];
  /** The one before signs as well until `oldUntil` (ms). */
  secret?: { text: string; oldUntil: number };
  enabled?: true; // to disable, see `disable`
}
const MOST = 1_000; // a list, not an export

export function createWebhooks(db: Database) {
  return {
    async insert(hook: {
      id: string;
      ownerKey: string;
      url: string;
      secret: string;
      events: HookKind[];
    }): Promise<WebhookRecord> {
      const { id, ownerKey, url, secret, events } = hook;
      const values = { id, owner_key: ownerKey, url: clean(url), secret, events: toJson(events) };
      return read(await db.insertInto('webhooks').values(values).returningAll().executeTakeFirstOrThrow());
    },

    find: (id: string): Promise<WebhookRecord | null> => find(db, id),

    /** Oldest first. `ownerKey` null: of every key. */
    async list(ownerKey: string | null): Promise<WebhookRecord[]> {
      let query = db.selectFrom('webhooks').selectAll().orderBy('created_at').orderBy('id').limit(MOST);
      if (ownerKey !== null) query = query.where('owner_key', '=', ownerKey);
      return (await query.execute()).map(read);
    },

    /** Null: no such endpoint. */
    async update(id: string, change: WebhookChange): Promise<WebhookRecord | null> {
      const values = {
        ...(change.url !== undefined && { url: clean(change.url) }),
        ...(change.events !== undefined && { events: toJson(change.events) }),
        ...(change.secret !== undefined && {
          secret: change.secret.text,
          old_secret: sql<string>`secret`,
          old_secret_until: new Date(change.secret.oldUntil),
        }),
        ...(change.enabled && { disabled_at: null, disabled_why: null }),
      };
      if (Object.keys(values).length === 0) return find(db, id);
      const query = db.updateTable('webhooks').set(values).where('id', '=', id);
      const row = await query.returningAll().executeTakeFirst();
      return row === undefined ? null : read(row);
    },

    disable: (id: string, why: string): Promise<WebhookRecord | null> => disable(db, id, why),

    /** With its log. Null: no such endpoint. */
    async remove(id: string): Promise<WebhookRecord | null> {
      const row = await db.deleteFrom('webhooks').where('id', '=', id).returningAll().executeTakeFirst();
      return row === undefined ? null : read(row);
    },
  };
}

async function find(db: Database, id: string): Promise<WebhookRecord | null> {
  const row = await db.selectFrom('webhooks').selectAll().where('id', '=', id).executeTakeFirst();
  return row === undefined ? null : read(row);
}

/** What waits for it is given up and stays in the log. Null: no such endpoint. */
function disable(db: Database, id: string, why: string): Promise<WebhookRecord | null> {
  return db.transaction().execute(async (trx) => {
    const row = await trx
      .updateTable('webhooks')
      .set({ disabled_at: sql`coalesce(disabled_at, now())`, disabled_why: why })
      .where('id', '=', id)
      .returningAll()
      .executeTakeFirst();
    if (row === undefined) return null;
    await trx
      .updateTable('deliveries')
      .set({ next_try_at: null, given_up_at: new Date(), last_error: 'the endpoint is disabled' })
      .where('webhook_id', '=', id)
      .where('next_try_at', 'is not', null)
      .execute();
    return read(row);
  });
}

function read(row: Selectable<WebhooksTable>): WebhookRecord {
  return {
    id: row.id,
    ownerKey: row.owner_key,
    url: row.url,
    events: z.array(hookKindSchema).parse(row.events),
    createdAt: row.created_at.getTime(),
    disabledAt: row.disabled_at?.getTime() ?? null,
    disabledWhy: row.disabled_why,
  };
}
