// Webhook endpoints as their owners handle them: made, changed, tried out, rotated, deleted. Knows no HTTP.
import { randomBytes } from 'node:crypto';
import { bodyOf, type HookBody, type HookKind } from '../../shared/hooks.ts';
import { isPublic, literalAddress } from './address.ts';

/** Times are milliseconds since 1970. */
export interface Endpoint {
  id: string; // "hook_…"
  ownerKey: string | null;
  url: string;
  events: HookKind[];
  createdAt: number;
  disabledAt: number | null;
  disabledWhy: string | null;
}
export interface EndpointStore {
  insert(hook: {
    id: string;
    ownerKey: string;
    url: string;
    secret: string;
    events: HookKind[];
  }): Promise<Endpoint>;
  find(id: string): Promise<Endpoint | null>;
  list(ownerKey: string | null): Promise<Endpoint[]>;
  update(
    id: string,
    change: {
      url?: string;
      events?: HookKind[];
      secret?: { text: string; oldUntil: number };
      enabled?: true;
    },
  ): Promise<Endpoint | null>;
  disable(id: string, why: string): Promise<Endpoint | null>;
  remove(id: string): Promise<Endpoint | null>;
}

/** Times are milliseconds since 1970. `nextTryAt` null: delivered or given up. */
export interface Delivery {
  id: string; // "msg_…", the same in every try
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
export interface DeliveryLog {
  add(webhook: string, body: HookBody): Promise<Delivery>;
  again(webhook: string, id: string, now: number): Promise<Delivery | null>;
  list(webhook: string, limit: number, before: string | null): Promise<(Delivery & { seq: string })[]>;
}

const PER_KEY = 100; // endpoints: what one event may cost
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`; // as Standard Webhooks has them

export type Endpoints = ReturnType<typeof createEndpoints>;

export function createEndpoints(deps: {
  store: EndpointStore;
  log: DeliveryLog;
  allowPrivate: boolean;
  wake: () => void;
  now: () => number;
}) {
  const { store, log, allowPrivate, wake, now } = deps;
  return {
    find: (id: string): Promise<Endpoint | null> => store.find(id),
    /** Oldest first. `ownerKey` null: of every key. */
    list: (ownerKey: string | null): Promise<Endpoint[]> => store.list(ownerKey),

    /** Why nothing can be sent there; null: it can be tried. Names are looked up when something is sent. */
    refuses(url: string): string | null {
      const address = literalAddress(new URL(url));
      return allowPrivate || address === null || isPublic(address) ? null : 'this is a private address';
    },

    /** `secret` is not to be had again. Null: this key has as many as it may. */
    async create(ask: {
      ownerKey: string;
      url: string;
      events: HookKind[];
    }): Promise<{ webhook: Endpoint; secret: string } | null> {
      if ((await store.list(ask.ownerKey)).length >= PER_KEY) return null;
      const secret = newSecret();
      const id = `hook_${randomBytes(12).toString('hex')}`;
      return { webhook: await store.insert({ ...ask, id, secret }), secret };
    },

    /** Null: no such endpoint, here and below. */
    async update(
      id: string,
      { enabled, ...change }: { url?: string; events?: HookKind[]; enabled?: boolean },
    ): Promise<Endpoint | null> {
      const changed = await store.update(id, { ...change, ...(enabled && { enabled }) });
      return enabled === false ? store.disable(id, 'its owner switched it off') : changed;
    },

    /** A new secret; deliveries carry the signature of the old one too for `overlapMs`. */
    async rotate(id: string, overlapMs: number): Promise<{ webhook: Endpoint; secret: string } | null> {
      const secret = newSecret();
      const webhook = await store.update(id, { secret: { text: secret, oldUntil: now() + overlapMs } });
      return webhook === null ? null : { webhook, secret };
    },

    remove: (id: string): Promise<Endpoint | null> => store.remove(id),

    /** Something to see whether it arrives. */
    async test(id: string): Promise<Delivery> {
      const data = { webhook: id, text: 'This is a test. Nothing happened.' };
      const delivery = await log.add(id, bodyOf({ kind: 'webhook.test', at: now(), data }));
      wake();
      return delivery;
    },

    /** Null: no such delivery of this endpoint. */
    async redeliver(id: string, delivery: string): Promise<Delivery | null> {
      const found = await log.again(id, delivery, now());
      wake();
      return found;
    },

    /** Newest first; `before`: a `seq` of an earlier page. */
    deliveries: (id: string, limit: number, before: string | null) => log.list(id, limit, before),
  };
}
