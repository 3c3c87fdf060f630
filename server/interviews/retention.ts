// Deletes sessions whose day of deletion has come, with everything that hangs on them. Knows no rooms: `end` tells them.
import type { Logger } from '../log.ts';
import type { Clock, SessionStore } from './ports.ts';

const everyMs = 10 * 60_000; // a day of deletion is a promise of days, not of minutes
const batch = 100; // sessions a sweep

export interface Retention {
  /** One sweep, as the timer does it; resolves with how many were deleted. Never rejects. */
  sweep(): Promise<number>;
  close(): Promise<void>;
}

/** Sweeps now and then until closed. `end`: for sessions that are still going on. */
export function startRetention(parts: {
  store: Pick<SessionStore, 'overdue' | 'remove'>;
  end: (sessionId: string) => Promise<boolean>;
  /** What else is done in each sweep. */
  tidy?: () => Promise<void>;
  /** Told after the deletion: nobody may stay inside. */
  removed: (sessionId: string) => void;
  now: Clock;
  log: Logger;
}): Retention {
  const { store, end, now, log } = parts;
  const removeOne = async (id: string): Promise<number> => {
    try {
      await end(id);
      const removed = await store.remove(id);
      if (!removed) return 0;
      parts.removed(id);
      log.info({ session: id, removed }, 'a session was deleted: its day had come');
      return 1;
    } catch (error) {
      log.error({ err: error, session: id }, 'a session could not be deleted; the next sweep tries again');
      return 0;
    }
  };
  const work = async (): Promise<number> => {
    let count = 0;
    try {
      for (const id of await store.overdue(now(), batch)) count += await removeOne(id);
      await parts.tidy?.();
    } catch (error) {
      log.error({ err: error }, 'the sweep of old sessions failed');
    }
    return count;
  };
  let running: Promise<number> | null = null; // one sweep at a time
  const sweep = () => (running ??= work().finally(() => (running = null)));
  const timer = setInterval(() => void sweep(), everyMs);
  timer.unref();
  return {
    sweep,
    async close() {
      clearInterval(timer);
      await running;
    },
  };
}
