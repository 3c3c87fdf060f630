// Looks at each open document about twice a second, a part of them at a time, so that a thousand of them do not keep one
// key waiting. Knows not what opens and closes them.
import type { Loaded } from './life.ts';
import type { Limits } from './limits.ts';
import type { Log, Store } from './ports.ts';
import { takeSnapshot } from './snapshots.ts';

/** One round of all documents, and into how many parts it is cut. */
const ROUND_MS = 500;
const PARTS = 10;

interface Deps {
  /** The documents that are open now. */
  ready: () => Loaded[];
  isOpen: (loaded: Loaded) => boolean;
  recordCursors: (loaded: Loaded) => void;
  store: Store;
  limits: Limits;
  log: Log;
}

/** Returns the undo. */
export function startRounds(deps: Deps): () => void {
  const { limits } = deps;
  let round: Loaded[] = [];
  let size = 0; // of a part
  let part = 0;
  let snapshot: Promise<void> | null = null; // one at a time: reading and encoding it takes a while

  function look(loaded: Loaded): void {
    const { live, link } = loaded;
    const now = Date.now();
    deps.recordCursors(loaded);
    link?.beat(now);
    live.tellSaved(now);
    if (snapshot !== null || live.rowsSinceSnapshot < limits.snapshotRows) return;
    snapshot = takeSnapshot(live, deps).finally(() => (snapshot = null));
  }

  const timer = setInterval(() => {
    if (part === 0) {
      round = deps.ready();
      size = Math.ceil(round.length / PARTS);
    }
    for (const loaded of round.slice(part * size, (part + 1) * size)) if (deps.isOpen(loaded)) look(loaded);
    part = (part + 1) % PARTS;
  }, ROUND_MS / PARTS);
  return () => clearInterval(timer);
}
