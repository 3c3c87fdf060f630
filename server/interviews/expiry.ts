// Ends sessions whose clock ran out. Does not know how a room is told: `end` does that.
import type { Logger } from '../log.ts';
import type { Clock, SessionStore } from './ports.ts';

const batch = 200; // sessions a sweep; more wait for the next one

/** Sweeps every `everyMs` until the returned function is called; that waits for a sweep under way. */
export function startExpiry(parts: {
  store: Pick<SessionStore, 'due'>;
  end: (sessionId: string) => Promise<boolean>;
  now: Clock;
  log: Logger;
  everyMs: number;
}): () => Promise<void> {
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const timer = setInterval(() => {
    if (busy) return;
    busy = true;
    running = sweep(parts).finally(() => {
      busy = false;
    });
  }, parts.everyMs);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** One session that cannot be ended does not keep the others: it is tried again next time. */
async function sweep({ store, end, now, log }: Parameters<typeof startExpiry>[0]): Promise<void> {
  try {
    for (const id of await store.due(now(), batch))
      await end(id).catch((error: unknown) => log.error({ err: error, session: id }, 'expiry failed'));
  } catch (error) {
    log.error({ err: error }, 'expiry sweep failed');
  }
}
