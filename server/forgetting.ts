// What the server deletes by itself when its day has come: sessions, old lines of the audit log, answers that are not asked for again. Tells the rooms.
import type { Config } from './config.ts';
import { type Retention, startRetention } from './interviews/retention.ts';
import type { Live } from './live.ts';
import type { Logger } from './log.ts';
import type { Stores } from './stores.ts';

const DAY_MS = 86_400_000;
const BATCH = 10_000; // rows of a kind a sweep

export function startForgetting(deps: {
  config: Pick<Config, 'auditDays'>;
  stores: Stores;
  live: Pick<Live, 'rooms' | 'removed'>;
  now: () => number;
  log: Logger;
}): Retention {
  const { config, stores, live, now, log } = deps;
  return startRetention({
    // The log tells who deleted it, in the same transaction.
    store: {
      overdue: (at, limit) => stores.sessions.overdue(at, limit),
      remove: (id) => stores.sessions.remove(id, 'retention'),
    },
    end: (id) => live.rooms.end(id, 'expired', null),
    removed: live.removed,
    tidy: async () => {
      await stores.idempotency.prune(BATCH);
      if (config.auditDays === null) return;
      const lines = await stores.audit.prune(now() - config.auditDays * DAY_MS, BATCH);
      if (lines > 0) log.info({ lines }, 'old lines of the audit log were deleted');
    },
    now,
    log,
  });
}
