// What of one document is stored: counts, the stored state vector, waiting for the rest. Knows no connection.
import type { Row } from './ports.ts';
import { encodeClocks } from './replica.ts';
import type { Clocks } from './replica.ts';
import type { Saver } from './saver.ts';
import { createWaiters } from './waiters.ts';

export interface Ledger {
  /** Hands a row to the saver. `stored` is called once it is in the store, never when its session is gone. */
  save(row: Row, stored: () => void): void;
  /** Calls back, maybe at once, when all rows that were handed in so far are stored (or their session is gone). */
  whenStored(call: () => void): void;
  /** What the store held when the document was loaded. */
  loaded(clocks: Map<number, number>): void;
  /** These clocks, and all that their edits build upon, are in the store. */
  raise(clocks: Clocks): void;
  vector(): Uint8Array;
  /** Rises with each change of what is stored. */
  version(): number;
  /** How many rows this node has stored. */
  written(): number;
  unsaved(): number;
  /** Resolves when every row of this node is stored (or its session is gone). */
  settled(): Promise<void>;
}

/** Past it the oldest are forgotten: what they tell is told again when all of it is stored. */
const MOST_AHEAD = 10_000;

export function createLedger(deps: { saver: Saver; onGone: () => void }): Ledger {
  let saved = new Map<number, number>();
  /** Stored, but what precedes it is not, as far as known: a client is not told, since it could not be read back. */
  let ahead: Clocks = [];
  let version = 0;
  let written = 0; // rows of this node
  let given = 0;
  let done = 0; // of these; the saver keeps the order
  const waiters = createWaiters();

  function isAhead([client, from, to]: Clocks[number]): boolean {
    const reached = saved.get(client) ?? 0;
    if (from > reached) return true;
    if (to > reached) saved.set(client, to);
    return false;
  }
  function raise(clocks: Clocks): void {
    version++;
    for (const clock of clocks) if (isAhead(clock)) ahead.push(clock);
    for (let before = -1; before !== ahead.length;) {
      before = ahead.length;
      if (before > 0) ahead = ahead.filter(isAhead);
    }
    if (ahead.length > MOST_AHEAD) ahead = ahead.slice(-MOST_AHEAD);
  }

  function settle(): void {
    done++;
    waiters.reached(done);
  }
  function whenStored(call: () => void): void {
    if (given === done) call();
    else waiters.add(given, call);
  }

  return {
    save(row, stored) {
      given++;
      deps.saver.push({
        row,
        stored: () => {
          written++;
          stored();
          settle();
        },
        gone: () => {
          settle();
          deps.onGone();
        },
      });
    },
    loaded: (clocks) => void (saved = clocks),
    raise,
    whenStored,
    vector: () => encodeClocks(saved),
    version: () => version,
    written: () => written,
    unsaved: () => given - done,
    async settled() {
      while (given > done) await new Promise<void>((resolve) => whenStored(resolve));
    },
  };
}
