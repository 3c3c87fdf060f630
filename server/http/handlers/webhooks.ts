// Webhooks of the calling key. Every change leaves a line in the audit log, never a secret.
import { AppError, invalid, notFound } from '../../errors.ts';
import { type Caller, isAdmin, nameOf, owns } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import type { Endpoint, HookDelivery } from '../ports.ts';

const hourMs = 3_600_000;

type Parts = Pick<HandlerParts, 'webhooks' | 'audit'>;
type Names =
  'createWebhook' | 'listWebhooks' | 'getWebhook' | 'updateWebhook' | 'deleteWebhook' | 'rotateWebhook';
type LogNames = 'testWebhook' | 'listDeliveries' | 'redeliver';

export function webhookHandlers(parts: Parts): Pick<Handlers, Names | LogNames> {
  return { ...endpointHandlers(parts), ...logHandlers(parts) };
}

function endpointHandlers(parts: Parts): Pick<Handlers, Names> {
  const { webhooks, audit } = parts;
  return {
    async createWebhook({ caller, body }) {
      refusePrivate(parts, body.url);
      const made = await webhooks.create({ ...body, ownerKey: nameOf(caller) });
      if (!made) throw new AppError('too_many', 409, 'this key has as many webhooks as it may');
      audit(nameOf(caller), 'webhook.created', made.webhook.id, { url: body.url });
      return { body: { webhook: shown(made.webhook), secret: made.secret } };
    },
    async listWebhooks({ caller }) {
      return {
        body: { webhooks: (await webhooks.list(isAdmin(caller) ? null : nameOf(caller))).map(shown) },
      };
    },
    async getWebhook({ caller, params }) {
      return { body: shown(await own(parts, caller, params.id)) };
    },
    async updateWebhook({ caller, params, body: { url, events, enabled } }) {
      await own(parts, caller, params.id);
      if (url !== undefined) refusePrivate(parts, url);
      const change = {
        ...(url && { url }),
        ...(events && { events }),
        ...(enabled !== undefined && { enabled }),
      };
      const webhook = found(await webhooks.update(params.id, change));
      audit(nameOf(caller), 'webhook.updated', params.id, change);
      return { body: webhook };
    },
    async deleteWebhook({ caller, params }) {
      await own(parts, caller, params.id);
      const webhook = found(await webhooks.remove(params.id));
      audit(nameOf(caller), 'webhook.deleted', params.id, {});
      return { body: webhook };
    },
    async rotateWebhook({ caller, params, body: { overlapHours } }) {
      await own(parts, caller, params.id);
      const made = await webhooks.rotate(params.id, overlapHours * hourMs);
      if (!made) throw notFound('webhook');
      audit(nameOf(caller), 'webhook.rotated', params.id, {});
      return { body: { webhook: shown(made.webhook), secret: made.secret } };
    },
  };
}

function logHandlers(parts: Parts): Pick<Handlers, LogNames> {
  const { webhooks } = parts;
  return {
    async testWebhook({ caller, params }) {
      await enabled(parts, caller, params.id);
      return { body: logged(await webhooks.test(params.id)) };
    },
    async listDeliveries({ caller, params, query: { limit, cursor = null } }) {
      await own(parts, caller, params.id);
      const rows = await webhooks.deliveries(params.id, limit + 1, cursor);
      const page = rows.slice(0, limit);
      const next = rows.length > limit ? (page.at(-1)?.seq ?? null) : null;
      return { body: { deliveries: page.map(logged), next } };
    },
    async redeliver({ caller, params }) {
      await enabled(parts, caller, params.id);
      const delivery = await webhooks.redeliver(params.id, params.delivery);
      if (!delivery) throw notFound('delivery');
      return { body: logged(delivery) };
    },
  };
}

/** Throws 404 for one that does not exist and for one that belongs to another key: no difference is told. */
async function own({ webhooks }: Parts, caller: Caller, id: string): Promise<Endpoint> {
  const webhook = await webhooks.find(id);
  if (!webhook || !owns(caller, webhook.ownerKey)) throw notFound('webhook');
  return webhook;
}

async function enabled(parts: Parts, caller: Caller, id: string): Promise<void> {
  const { disabledAt, disabledWhy } = await own(parts, caller, id);
  if (disabledAt !== null)
    throw new AppError('disabled', 409, `this webhook is disabled: ${disabledWhy ?? ''}`);
}

function refusePrivate({ webhooks }: Parts, url: string): void {
  const why = webhooks.refuses(url);
  if (why !== null) throw invalid(`url: ${why}`, 'url');
}

function found(webhook: Endpoint | null) {
  if (!webhook) throw notFound('webhook');
  return shown(webhook);
}

function shown({ id, url, events, createdAt, disabledAt, disabledWhy }: Endpoint) {
  return { id, url, events, createdAt, disabledAt, disabledWhy };
}

function logged(row: HookDelivery) {
  const { id, kind: type, sessionId, createdAt, tries, nextTryAt, deliveredAt, lastStatus, lastError } = row;
  const state = deliveredAt !== null ? 'delivered' : nextTryAt === null ? 'given_up' : 'waiting';
  const payload = { ...(typeof row.payload === 'object' && row.payload) };
  return {
    id,
    type,
    sessionId,
    state,
    payload,
    createdAt,
    tries,
    nextTryAt,
    deliveredAt,
    lastStatus,
    lastError,
  } as const;
}
