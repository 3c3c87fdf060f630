// Checks the seats of open connections again now and then: an announcement between nodes can be lost. Knows no document.
import { closeCodes } from '../../shared/close-codes.ts';
import type { Connection } from './connection.ts';
import type { Limits } from './limits.ts';
import type { Log, Verify } from './ports.ts';
import { within } from './within.ts';

export interface Recheck {
  /** To be called about once a second. */
  sweep(now: number): void;
  /** Checks everybody at once. */
  all(): void;
}

/** Seats that are checked at the same time: the database has other work too. */
const AT_ONCE = 8;

export function createRecheck(deps: {
  connections: ReadonlySet<Connection>;
  verify: Verify;
  limits: Limits;
  log: Log;
}): Recheck {
  const { connections, limits, log } = deps;
  let startedAt = Date.now();
  let running = false;
  let again = false;

  async function check(connection: Connection): Promise<void> {
    const admission = await within(deps.verify(connection.token), limits.openMs, 'checking a seat');
    if (admission === null) connection.close(closeCodes.revoked, 'the seat is not valid any more');
    else if (admission.ended && connection.writes())
      connection.close(closeCodes.ended, 'the session has ended');
    else if (admission.seat.write !== connection.seat.write) connection.setWrite(admission.seat.write);
  }

  async function run(): Promise<void> {
    const waiting = [...connections];
    const worker = async (): Promise<void> => {
      for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) await check(next);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  function start(): void {
    if (running) {
      again = true;
      return;
    }
    running = true;
    startedAt = Date.now();
    run()
      .catch((error: unknown) => log.warn({ err: error }, 'seats could not be checked again'))
      .finally(() => {
        running = false;
        if (!again) return;
        again = false;
        start();
      });
  }

  return {
    sweep(now) {
      if (now - startedAt >= limits.recheckMs) start();
    },
    all: start,
  };
}
