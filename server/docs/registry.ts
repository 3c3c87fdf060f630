// The documents that are open on this node: one load for all who open, unloaded only when saved and empty.
// Knows neither sockets nor seats.
import type { DocName } from '../../shared/documents.ts';
import { linger, leave, seed, startEntry } from './life.ts';
import type { Entry, LifeDeps, Loaded } from './life.ts';
import type { Live } from './live.ts';
import { startRounds } from './rounds.ts';

export interface Registry {
  /** Holds the document until `release`. Throws NoSuchDocument, or whatever made the load fail. */
  open(sessionId: string, name: DocName): Promise<Live>;
  release(live: Live): void;
  /** The documents that are open, of one session or all. */
  lives(sessionId?: string): Live[];
  size(): number;
  /** Inserts starter text that has come since the document was opened. */
  reseed(sessionId: string): Promise<void>;
  recordCursors(): void;
  /** Asks all nodes about all documents: a lost channel is back. */
  reconcile(): void;
  /** No more rounds: nobody is told anything. */
  stop(): void;
  /** Leaves all documents; the saver must have been closed before. */
  close(): void;
}

export function createRegistry(deps: LifeDeps): Registry {
  const entries = new Map<string, Entry>();
  const ready = (): Loaded[] => [...entries.values()].flatMap((entry) => entry.ready ?? []);
  const isOpen = (loaded: Loaded): boolean =>
    entries.get(keyOf(loaded.live.sessionId, loaded.live.name))?.ready === loaded;
  const recordCursors = ({ live: { trail, sessionId } }: Loaded): void => {
    if (trail !== null) deps.cursors.add(sessionId, trail.steps());
  };
  const stop = startRounds({ ...deps, ready, isOpen, recordCursors });

  async function open(sessionId: string, name: DocName): Promise<Live> {
    const key = keyOf(sessionId, name);
    const known = entries.get(key);
    if (known !== undefined && known.doomed !== null) {
      await known.doomed;
      return open(sessionId, name);
    }
    const entry = known ?? startEntry(entries, { key, sessionId, name }, deps);
    entry.holders++;
    const { live } = await entry.opening;
    if (entry.doomed === null) return live;
    entry.holders--;
    return open(sessionId, name);
  }

  return {
    open,
    release(live) {
      const entry = entries.get(keyOf(live.sessionId, live.name));
      if (entry?.ready?.live !== live) return;
      entry.holders--;
      if (entry.holders === 0 && entry.doomed === null) linger(entries, entry, deps);
    },
    lives: (sessionId) =>
      ready().flatMap(({ live }) => (sessionId === undefined || live.sessionId === sessionId ? live : [])),
    size: () => entries.size,
    async reseed(sessionId) {
      for (const { live } of ready()) if (live.sessionId === sessionId) await seed(live, deps);
    },
    recordCursors() {
      for (const loaded of ready()) recordCursors(loaded);
    },
    stop,
    reconcile() {
      for (const { link } of ready()) link?.hello();
    },
    close() {
      for (const entry of entries.values()) {
        if (entry.timer !== null) clearTimeout(entry.timer);
        if (entry.ready !== null) leave(entry.ready);
      }
      entries.clear();
    },
  };
}

const keyOf = (sessionId: string, name: DocName): string => `${sessionId}/${name}`;
