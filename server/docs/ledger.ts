// What of one document is stored: counts, the stored state vector, waiting for the rest. Knows no connection.
import type { Row } from './ports.ts';
import { decodeClocks, encodeClocks } from './replica.ts';
import type { Clocks } from './replica.ts';
import type { Saver } from './saver.ts';

export interface Ledger {
  /** Hands a row to the saver; `raised`: the clocks that are stored with it. */
  save(row: Row, raised: Clocks, stored: () => void): void;
  /** What the store held when the document was loaded. */
  loaded(clocks: Map<number, number>): void;
  /** What another node has stored. Throws on broken bytes. */
  raise(vector: Uint8Array): void;
  vector(): Uint8Array;
  /** Rises with each change of what is stored. */
  version(): number;
  unsaved(): number;
  /** Resolves when every row of this node is stored (or its session is gone). */
  settled(): Promise<void>;
}

export function createLedger(deps: { saver: Saver; onGone: () => void }): Ledger {
  let saved = new Map<number, number>();
  let version = 0;
  let unsaved = 0;
  const waiters: (() => void)[] = [];

  function raise(clocks: Iterable<[number, number]>): void {
    for (const [client, clock] of clocks) if ((saved.get(client) ?? 0) < clock) saved.set(client, clock);
    version++;
  }

  function settle(): void {
    unsaved--;
    if (unsaved === 0) for (const tell of waiters.splice(0)) tell();
  }

  return {
    save(row, raised, stored) {
      unsaved++;
      deps.saver.push({
        row,
        stored: () => {
          raise(raised);
          stored();
          settle();
        },
        gone: () => {
          settle();
          deps.onGone();
        },
      });
    },
    loaded: (clocks) => {
      saved = clocks;
    },
    raise: (vector) => raise(decodeClocks(vector)),
    vector: () => encodeClocks(saved),
    version: () => version,
    unsaved: () => unsaved,
    settled: () => (unsaved === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}
