// What of one document is stored: counts, the stored state vector, waiting for the rest. Knows no connection.
import type { Row } from './ports.ts';
import { decodeClocks, encodeClocks } from './replica.ts';
import type { Clocks } from './replica.ts';
import type { Saver } from './saver.ts';

export interface Ledger {
  /** Hands a row to the saver; `raised`: the clocks that are in it. */
  save(row: Row, raised: Clocks, stored: () => void): void;
  /** What the store held when the document was loaded. */
  loaded(clocks: Map<number, number>): void;
  /** What another node has stored. Throws on broken bytes. */
  raise(vector: Uint8Array): void;
  vector(): Uint8Array;
  /** Whether something older of these clients may be stored by nobody: their clocks go on after a gap. */
  gap(raised: Clocks): boolean;
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
  /** In the saver's hands, or stored. */
  const promised = new Map<number, number>();
  /** Stored, but what precedes it is not, as far as known: a client is not told, since it could not be read back. */
  let ahead: Clocks = [];
  let version = 0;
  let written = 0;
  let unsaved = 0;
  const waiters: (() => void)[] = [];

  function raise(clocks: Clocks): void {
    ahead.push(...clocks);
    for (let before = -1; before !== ahead.length;) {
      before = ahead.length;
      ahead = ahead.filter(([client, from, to]) => {
        const reached = saved.get(client) ?? 0;
        if (from > reached) return true;
        if (to > reached) saved.set(client, to);
        return false;
      });
    }
    if (ahead.length > MOST_AHEAD) ahead = ahead.slice(-MOST_AHEAD);
    version++;
  }

  function settle(): void {
    unsaved--;
    if (unsaved === 0) for (const tell of waiters.splice(0)) tell();
  }

  return {
    save(row, raised, stored) {
      unsaved++;
      for (const [client, , to] of raised) promised.set(client, Math.max(promised.get(client) ?? 0, to));
      deps.saver.push({
        row,
        stored: () => {
          written++;
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
    raise: (vector) => raise([...decodeClocks(vector)].map(([client, to]) => [client, 0, to])),
    gap: (raised) =>
      raised.some(([client, from]) => from > Math.max(saved.get(client) ?? 0, promised.get(client) ?? 0)),
    vector: () => encodeClocks(saved),
    version: () => version,
    written: () => written,
    unsaved: () => unsaved,
    settled: () => (unsaved === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve))),
  };
}
