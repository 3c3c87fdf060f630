// The webhooks put together: outbox, sender and endpoints over one database. Opens nothing but the sender.
import type { Config } from './config.ts';
import { insertDeliveries, listeners, runStart } from './db/outbox.ts';
import type { Transaction } from './db/journal.ts';
import { createDeliver } from './hooks/deliver.ts';
import { createEndpoints } from './hooks/endpoints.ts';
import { createOutbox, isTold } from './hooks/outbox.ts';
import { type Hooks, startHooks } from './hooks/worker.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Stores } from './stores.ts';

const TIMEOUT_MS = 10_000; // for a receiver to answer

/** For `createStores`: what it writes is stored if and only if the event is. */
export const outbox = createOutbox<Transaction>({ listeners, runStart, insert: insertDeliveries });

export function openWebhooks(deps: {
  config: Pick<Config, 'webhooks'>;
  stores: Stores;
  metrics: Metrics;
  log: Logger;
  now: () => number;
}) {
  const { config, stores, metrics, log, now } = deps;
  const { allowPrivate, retryMs } = config.webhooks;
  const { webhooks: store, deliveries } = stores;
  const sender = startHooks({
    queue: deliveries,
    disable: (id, why) => store.disable(id, why),
    deliver: createDeliver({ allowPrivate, timeoutMs: TIMEOUT_MS, now }),
    retryMs,
    timeoutMs: TIMEOUT_MS,
    now,
    log,
    counted: (outcome) => metrics.hookDeliveries.inc({ outcome }),
    backlog: (waiting) => metrics.hookBacklog.set(waiting),
  });
  const endpoints = createEndpoints({ store, log: deliveries, allowPrivate, wake: sender.wake, now });
  return { sender, endpoints, stores: wakingStores(stores, sender) };
}

/** The same stores; what they have stored is sent at once. */
function wakingStores(stores: Stores, sender: Hooks): Stores {
  const { sessions, journal } = stores;
  return {
    ...stores,
    sessions: {
      ...sessions,
      async insert(session) {
        await sessions.insert(session);
        sender.wake();
      },
    },
    journal: {
      ...journal,
      async append(sessionId, by, entries) {
        const events = await journal.append(sessionId, by, entries);
        if (events.some(isTold)) sender.wake();
        return events;
      },
    },
  };
}
