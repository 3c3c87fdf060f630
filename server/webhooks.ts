// The webhooks put together: outbox, sender and endpoints over one database. Opens nothing but the sender.
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { ofOrganisation } from './db/organisation-scope.ts';
import { insertDeliveries, listeners, runStart } from './db/outbox.ts';
import type { QuestionShelf } from './db/question-shelf.ts';
import type { Transaction } from './db/journal.ts';
import { createDeliver } from './hooks/deliver.ts';
import { createEndpoints } from './hooks/endpoints.ts';
import { createOutbox, isTold } from './hooks/outbox.ts';
import { type Hooks, startHooks } from './hooks/worker.ts';
import type { Logger } from './log.ts';
import type { Metrics } from './watching/metrics.ts';
import { createStores, type Stores } from './stores.ts';

const TIMEOUT_MS = 10_000; // for a receiver to answer

/** What it writes is stored if and only if the event is. */
const outbox = createOutbox<Transaction>({ listeners, runStart, insert: insertDeliveries });

export function openWebhooks(deps: {
  config: Pick<Config, 'webhooks'>;
  db: Database;
  shelf: QuestionShelf;
  metrics: Metrics;
  log: Logger;
  now: () => number;
}) {
  const { config, db, shelf, metrics, log, now } = deps;
  const stores = createStores(db, { outbox, shelf });
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
  /** What REST works with: one organisation's stores and endpoints. */
  const organisation = (org: string) => {
    const own = createStores(ofOrganisation(db, org), { outbox, shelf });
    const endpoints = createEndpoints({
      store: own.webhooks,
      log: own.deliveries,
      allowPrivate,
      wake: sender.wake,
      now,
    });
    return { stores: wakingStores(own, sender), endpoints };
  };
  return { sender, organisation, stores: wakingStores(stores, sender) };
}

/** The same stores; what they have stored is sent at once. */
function wakingStores(stores: Stores, sender: Hooks): Stores {
  const { sessions, journal } = stores;
  return {
    ...stores,
    sessions: {
      ...sessions,
      async insert(session, seats) {
        const told = await sessions.insert(session, seats);
        if (told > 0) sender.wake();
        return told;
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
