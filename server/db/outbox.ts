// Writes webhook deliveries inside of the transaction that stores what they tell. Does not know how they are sent.
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { z } from 'zod';
import { type HookBody, type HookKind, hookKindSchema } from '../../shared/hooks.ts';
import { languageSchema } from '../../shared/language-schema.ts';
import type { Language } from '../../shared/languages.ts';
import { purposeSchema } from '../../shared/protocol.ts';
import type { Transaction } from './journal.ts';
import { toJson } from './json.ts';

export interface Listener {
  webhook: string; // id
  kinds: HookKind[];
}
export const newDeliveryId = (): string => `msg_${randomUUID()}`;

/** Whether the endpoint `w` hears of the session `s`: those of its key and of its organisation's administrators do. */
export const hears = sql<boolean>`w.disabled_at is null and w.org_id = s.org_id and (
  w.owner_key = 'bootstrap' or exists (
    select 1 from api_keys k where k.id = w.owner_key and k.revoked_at is null
      and (k.id = s.owner_key or k.scopes @> '["admin"]'))
  or exists (
    select 1 from users u where u.id = w.owner_key and u.disabled_at is null
      and (u.id = s.owner_key or u.role = 'admin')))`;

/** Endpoints that hear of this session, unless disabled or revoked. */
export async function listeners(trx: Transaction, sessionId: string): Promise<Listener[]> {
  // The lock lets nobody delete the endpoint before the deliveries that point to it are stored.
  const found = await sql<{ id: string; events: unknown }>`
    select w.id, w.events from webhooks w join sessions s on s.id = ${sessionId}
    where ${hears} order by w.id for key share of w`.execute(trx);
  return found.rows.map((row) => ({ webhook: row.id, kinds: z.array(hookKindSchema).parse(row.events) }));
}

const startSchema = z.object({ purpose: purposeSchema, question: z.number(), language: languageSchema });

/** What the journal says of a run's start. Null: it says nothing. */
export async function runStart(
  trx: Transaction,
  sessionId: string,
  run: string,
): Promise<{ purpose: 'run' | 'test' | 'submit'; question: number; language: Language } | null> {
  const row = await trx
    .selectFrom('journal')
    .select('body')
    .where('session_id', '=', sessionId)
    .where('kind', '=', 'run.started')
    .where(sql<boolean>`body ->> 'run' = ${run}`)
    .executeTakeFirst();
  return row === undefined ? null : startSchema.parse(row.body);
}

/** In the order given: that is the order in which a session's deliveries reach an endpoint. */
export async function insertDeliveries(
  trx: Transaction,
  sessionId: string | null,
  rows: { id?: string; webhook: string; body: HookBody }[],
): Promise<void> {
  // One statement each: the numbers of rows in one statement need not be in order.
  for (const { id = newDeliveryId(), webhook, body } of rows)
    await trx
      .insertInto('deliveries')
      .values({
        id,
        webhook_id: webhook,
        session_id: sessionId,
        kind: body.type,
        payload: toJson(body),
        next_try_at: new Date(),
      })
      .execute();
}
