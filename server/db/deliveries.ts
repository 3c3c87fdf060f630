// The rows of webhook deliveries: a queue that several nodes share, and the log of what was sent.
import { type Selectable, sql } from 'kysely';
import type { HookBody } from '../../shared/hooks.ts';
import type { Database } from './database.ts';
import { clean } from './json.ts';
import { insertDeliveries, newDeliveryId } from './outbox.ts';
import type { DeliveriesTable } from './schema.ts';

/** Times are milliseconds since 1970. `nextTryAt` null: delivered or given up. */
export interface DeliveryRecord {
  id: string; // "msg_…", the same in every try
  webhook: string;
  sessionId: string | null;
  kind: string;
  payload: unknown;
  createdAt: number;
  nextTryAt: number | null;
  tries: number;
  deliveredAt: number | null;
  givenUpAt: number | null;
  lastStatus: number | null;
  lastError: string | null;
}
/** A delivery that this node sends now. */
export interface Claimed {
  id: string;
  webhook: string;
  tries: number; // this one included
  createdAt: number;
  payload: unknown;
  url: string;
  secret: string;
  oldSecret: string | null; // it signs as well
  /** False: the endpoint is disabled, or its key was revoked. */
  alive: boolean;
}
/** How a try ended. `retryAt` null: it is the last one. */
export type Outcome =
  { ok: true; status: number } | { ok: false; status: number | null; error: string; retryAt: number | null };

export function createDeliveries(db: Database) {
  return {
    claim: (ask: { now: number; until: number; busy: string[] }): Promise<Claimed | null> => claim(db, ask),

    /** Does nothing when somebody else has taken it over since. */
    finish: (delivery: Pick<Claimed, 'id' | 'tries'>, outcome: Outcome, at: number): Promise<void> =>
      finish(db, delivery, outcome, at),

    /** Newest first; `before`: continue behind this one. */
    async list(webhook: string, limit: number, before: string | null) {
      let query = db.selectFrom('deliveries').selectAll().where('webhook_id', '=', webhook);
      if (before !== null) query = query.where('seq', '<', before);
      const rows = await query.orderBy('seq', 'desc').limit(limit).execute();
      return rows.map((row) => ({ ...read(row), seq: row.seq }));
    },

    /** A delivery that belongs to no session. */
    async add(webhook: string, body: HookBody): Promise<DeliveryRecord> {
      const id = newDeliveryId();
      await insertDeliveries(db, null, [{ id, webhook, body }]);
      const query = db.selectFrom('deliveries').selectAll().where('id', '=', id);
      return read(await query.executeTakeFirstOrThrow());
    },

    /** Sends it once more, and soon. Null: no such delivery of this endpoint. */
    async again(webhook: string, id: string, now: number): Promise<DeliveryRecord | null> {
      const row = await db
        .updateTable('deliveries')
        .set({ next_try_at: new Date(now), delivered_at: null, given_up_at: null })
        .where('id', '=', id)
        .where('webhook_id', '=', webhook)
        .returningAll()
        .executeTakeFirst();
      if (row === undefined) return null;
      await followersAt(db, row, now);
      return read(row);
    },

    /** How many wait. */
    async backlog(): Promise<number> {
      const query = db.selectFrom('deliveries').where('next_try_at', 'is not', null);
      const row = await query.select((eb) => eb.fn.countAll<string>().as('count')).executeTakeFirst();
      return Number(row?.count ?? 0);
    },

    prune: (before: number, limit: number): Promise<number> => prune(db, before, limit),
  };
}

/**
 * The next one that is due, kept from other nodes until `until`: a node that dies lets it go by then. An earlier
 * delivery of the same session that still waits (or is being sent) holds it back. None of the endpoints in `busy`.
 */
async function claim(
  db: Database,
  { now, until, busy }: { now: number; until: number; busy: string[] },
): Promise<Claimed | null> {
  const at = new Date(now).toISOString();
  const free =
    busy.length === 0 ? sql`true` : sql`d.webhook_id not in (${sql.join(busy.map((id) => sql`${id}`))})`;
  const found = await sql<{
    id: string;
    webhook_id: string;
    tries: number;
    created_at: Date;
    payload: unknown;
    url: string;
    secret: string;
    old_secret: string | null;
    alive: boolean;
  }>`
    update deliveries t set next_try_at = ${new Date(until).toISOString()}::timestamptz, tries = t.tries + 1
    from webhooks w
    where w.id = t.webhook_id and t.id = (
      select d.id from deliveries d
      where d.next_try_at <= ${at}::timestamptz and ${free}
        and (d.session_id is null or not exists (
          select 1 from deliveries e
          where e.webhook_id = d.webhook_id and e.session_id = d.session_id
            and e.seq < d.seq and e.next_try_at is not null))
      order by d.next_try_at, d.seq limit 1 for update skip locked)
    returning t.id, t.webhook_id, t.tries, t.created_at, t.payload, w.url, w.secret,
      case when w.old_secret_until > ${at}::timestamptz then w.old_secret end as old_secret,
      (w.disabled_at is null and (w.owner_key = 'bootstrap' or exists (
        select 1 from api_keys k where k.id = w.owner_key and k.revoked_at is null) or exists (
        select 1 from users u where u.id = w.owner_key and u.disabled_at is null))) as alive`.execute(db);
  const row = found.rows[0];
  if (row === undefined) return null;
  const { id, webhook_id: webhook, tries, payload, url, secret, old_secret: oldSecret, alive } = row;
  return { id, webhook, tries, createdAt: row.created_at.getTime(), payload, url, secret, oldSecret, alive };
}

async function finish(
  db: Database,
  { id, tries }: Pick<Claimed, 'id' | 'tries'>,
  outcome: Outcome,
  at: number,
): Promise<void> {
  const retryAt = outcome.ok ? null : outcome.retryAt;
  const row = await db
    .updateTable('deliveries')
    .set({
      next_try_at: retryAt === null ? null : new Date(retryAt),
      delivered_at: outcome.ok ? new Date(at) : null,
      given_up_at: outcome.ok || retryAt !== null ? null : new Date(at),
      last_status: outcome.status,
      last_error: outcome.ok ? null : clean(outcome.error).slice(0, 500),
    })
    .where('id', '=', id)
    .where('tries', '=', tries)
    .where('next_try_at', 'is not', null)
    .returning(['webhook_id', 'session_id', 'seq'])
    .executeTakeFirst();
  if (row !== undefined && retryAt !== null) await followersAt(db, row, retryAt);
}

/** What waits behind a delivery is not looked at before it: an endpoint that is down for days costs the others little. */
async function followersAt(
  db: Database,
  row: { webhook_id: string; session_id: string | null; seq: string },
  at: number,
): Promise<void> {
  if (row.session_id === null) return;
  await db
    .updateTable('deliveries')
    .set({ next_try_at: new Date(at) })
    .where('webhook_id', '=', row.webhook_id)
    .where('session_id', '=', row.session_id)
    .where('seq', '>', row.seq)
    .where('next_try_at', 'is not', null)
    .where('tries', '=', 0)
    .execute();
}

/** Deletes what was delivered or given up before `before`, at most `limit`; resolves with how many. */
async function prune(db: Database, before: number, limit: number): Promise<number> {
  const gone = await sql`delete from deliveries where id in (
    select id from deliveries
    where next_try_at is null and coalesce(delivered_at, given_up_at) < ${new Date(before).toISOString()}::timestamptz
    limit ${limit})`.execute(db);
  return Number(gone.numAffectedRows ?? 0);
}

function read(row: Selectable<DeliveriesTable>): DeliveryRecord {
  return {
    id: row.id,
    webhook: row.webhook_id,
    sessionId: row.session_id,
    kind: row.kind,
    payload: row.payload,
    createdAt: row.created_at.getTime(),
    nextTryAt: row.next_try_at?.getTime() ?? null,
    tries: row.tries,
    deliveredAt: row.delivered_at?.getTime() ?? null,
    givenUpAt: row.given_up_at?.getTime() ?? null,
    lastStatus: row.last_status,
    lastError: row.last_error,
  };
}
