// Looks after the queue from time to time: how much waits, what is old. Sends nothing.
import type { Log, Queue } from './ports.ts';

const PRUNE_EVERY_MS = 3_600_000;
const KEEP_MS = 30 * 24 * 3_600_000; // of the log, after the end of a delivery
const PRUNE_AT_ONCE = 1_000; // rows

/** Returns one look; those that are asked for while one goes on are that one. Never rejects. */
export function createUpkeep(deps: {
  queue: Pick<Queue, 'backlog' | 'prune'>;
  backlog: (waiting: number) => void;
  now: () => number;
  log: Log;
}): () => Promise<void> {
  const { queue, backlog, now, log } = deps;
  let prunedAt = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> | null = null;
  const look = async (): Promise<void> => {
    try {
      backlog(await queue.backlog());
      if (now() - prunedAt < PRUNE_EVERY_MS) return;
      // A full page leaves the rest for the next look.
      if ((await queue.prune(now() - KEEP_MS, PRUNE_AT_ONCE)) < PRUNE_AT_ONCE) prunedAt = now();
    } catch (error) {
      log.warn({ err: error }, 'the log of webhooks could not be looked after');
    }
  };
  return () => (looking ??= look().finally(() => (looking = null)));
}
