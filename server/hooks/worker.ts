// Takes due deliveries one by one and sends several at once. Many nodes may do so on one database. Knows no HTTP.
import type { Answer, Deliver } from './deliver.ts';
import { createFlights } from './flights.ts';
import type { Claimed, Log, Outcome, Queue } from './ports.ts';
import { isGone, outcomeOf } from './schedule.ts';
import { createUpkeep } from './upkeep.ts';

const LEASE_SLACK_MS = 5_000; // past the time-out: to store what came of it
const POLL_MS = 2_000; // how late another node's, and a retry, may be noticed
const CLOSE_MS = 700; // what is being sent may end for so long

export interface Hooks {
  /** Something may be due. */
  wake: () => void;
  /** Lets what is being sent end for a moment, then breaks it off: it will be sent again. */
  close: () => Promise<void>;
}
export interface HooksDeps {
  queue: Queue;
  disable: (webhook: string, why: string) => Promise<unknown>;
  deliver: Deliver;
  retryMs: number; // pause after the first failure
  timeoutMs: number; // what `deliver` needs at most
  now: () => number;
  log: Log;
  counted: (outcome: 'delivered' | 'failed' | 'given_up') => void;
  backlog: (waiting: number) => void;
}

export function startHooks(deps: HooksDeps): Hooks {
  const { queue, retryMs, timeoutMs, now, log } = deps;
  const flights = createFlights();
  const lookAfter = createUpkeep(deps);
  const closing = new AbortController();
  let closed = false;
  let again = false;
  let pumping: Promise<void> | null = null;

  const fill = async (): Promise<void> => {
    while (!closed && !flights.full()) {
      const until = now() + timeoutMs + LEASE_SLACK_MS;
      const next = await queue.claim({ now: now(), until, busy: flights.busy() });
      if (next === null) return;
      flights.add(next.webhook, send(deps, next, closing.signal), wake);
    }
  };
  const pump = async (): Promise<void> => {
    do {
      again = false;
      try {
        await fill();
      } catch (error) {
        log.warn({ err: error }, 'due webhooks could not be read; the next look comes soon');
      }
    } while (again && !closed);
    pumping = null; // in the same turn as the check, so that no call of `wake` falls between
  };
  const wake = (): void => {
    again = true;
    if (!closed) pumping ??= pump();
  };
  const tick = (): void => {
    wake();
    void lookAfter();
  };
  const timer = setInterval(tick, Math.min(POLL_MS, retryMs));
  timer.unref();
  tick();

  return {
    wake,
    async close() {
      closed = true;
      clearInterval(timer);
      const late = setTimeout(() => closing.abort(), CLOSE_MS);
      await pumping;
      await flights.over();
      clearTimeout(late);
    },
  };
}

const dead: Answer = { error: 'the endpoint is disabled, or its key was revoked' };

/** Never rejects. */
async function send(deps: HooksDeps, delivery: Claimed, signal: AbortSignal): Promise<void> {
  try {
    await conclude(deps, delivery, delivery.alive ? await deps.deliver(delivery, signal) : dead);
  } catch (error) {
    // It stays claimed until its time is over, and is sent again then.
    deps.log.error({ err: error, delivery: delivery.id }, 'what became of a webhook could not be stored');
  }
}

async function conclude(deps: HooksDeps, delivery: Claimed, answer: Answer): Promise<void> {
  const { queue, disable, log, now, retryMs } = deps;
  const found = outcomeOf(delivery, answer, { now: now(), firstMs: retryMs });
  const outcome: Outcome = found.ok || delivery.alive ? found : { ...found, retryAt: null };
  await queue.finish(delivery, outcome, now());
  deps.counted(outcome.ok ? 'delivered' : outcome.retryAt === null ? 'given_up' : 'failed');
  if (outcome.ok) return;
  const { id, webhook, tries } = delivery;
  log.info({ delivery: id, webhook, tries, error: outcome.error }, 'a webhook was not delivered');
  if (isGone(answer)) await disable(webhook, 'it answered 410 Gone');
}
