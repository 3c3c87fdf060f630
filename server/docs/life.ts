// How a document comes into memory and leaves it. Knows neither sockets nor seats.
import { closeCodes } from '../../shared/close-codes.ts';
import type { DocName } from '../../shared/documents.ts';
import type { Limits } from './limits.ts';
import type { CursorLog } from './cursor-log.ts';
import { createLive } from './live.ts';
import type { Live } from './live.ts';
import type { Channel, Log, Seed, Store } from './ports.ts';
import { joinRelay } from './relay.ts';
import type { DocLink } from './relay.ts';
import type { Saver } from './saver.ts';
import { seedUpdates } from './seeding.ts';
import { takeSnapshot, updatesOf } from './snapshots.ts';
import { within } from './within.ts';

/** The session does not exist (any more). */
export class NoSuchDocument extends Error {}

export interface LifeDeps {
  store: Store;
  saver: Saver;
  cursors: CursorLog;
  refused: (why: 'forged' | 'early') => void;
  seed: Seed;
  channel: Channel | null; // null: this node is the only one
  node: string; // its name among the nodes
  limits: Limits;
  log: Log;
}

export interface Loaded {
  live: Live;
  link: DocLink | null;
}

export interface Entry {
  key: string;
  holders: number;
  opening: Promise<Loaded>;
  ready: Loaded | null;
  doomed: Promise<void> | null; // being given up; resolves when it may be loaded again
  timer: NodeJS.Timeout | null;
}

type Entries = Map<string, Entry>;

/** Begins the one load that all who open wait for. A failed one leaves nothing behind. */
export function startEntry(
  entries: Entries,
  id: { key: string; sessionId: string; name: DocName },
  deps: LifeDeps,
): Entry {
  const giveUp = (code: number, reason: string): void => doom(entries, entry, live, { code, reason });
  const live = createLive({
    ...deps,
    sessionId: id.sessionId,
    name: id.name,
    onDamage: () => giveUp(closeCodes.restarting, 'the document is loaded again'),
    onGone: () => giveUp(closeCodes.notFound, 'the session is gone'),
  });
  const opening = load(live, deps);
  const entry: Entry = { key: id.key, holders: 0, opening, ready: null, doomed: null, timer: null };
  entries.set(id.key, entry);
  opening.then(
    (loaded) => {
      entry.ready = loaded;
    },
    () => {
      if (entries.get(id.key) === entry) entries.delete(id.key);
      live.destroy(); // who waits hears of the error by `opening`
    },
  );
  return entry;
}

/** Subscribe first, load second, apply third what was heard meanwhile: nothing is missed. */
async function load(live: Live, deps: LifeDeps): Promise<Loaded> {
  const { store, limits } = deps;
  const link = deps.channel === null ? null : await joinRelay(live, { ...deps, channel: deps.channel });
  try {
    const loaded = await within(store.load(live.sessionId, live.name), limits.loadMs, 'loading a document');
    if (loaded === null) throw new NoSuchDocument(`no session ${live.sessionId}`);
    live.replica.load(updatesOf(loaded));
    live.authors.learn(loaded.authors, true);
    live.ledger.loaded(live.replica.clocks());
    live.rowsSinceSnapshot = loaded.updates.length;
    if (link !== null) live.link = link;
    await seed(live, deps);
    link?.begin();
    return { live, link };
  } catch (error) {
    link?.leave();
    throw error;
  }
}

/** Inserts the starter texts that are not there yet. */
export async function seed(live: Live, deps: LifeDeps): Promise<void> {
  const texts = await within(deps.seed(live.sessionId, live.name), deps.limits.loadMs, 'starter text');
  for (const update of seedUpdates(live.replica, texts)) live.edit(update, null, null);
}

export function leave({ live, link }: Loaded): void {
  link?.leave();
  live.destroy();
}

/** Nobody holds the document: it goes in a while. */
export function linger(entries: Entries, entry: Entry, deps: LifeDeps): void {
  if (entry.timer !== null) clearTimeout(entry.timer);
  entry.timer = setTimeout(() => {
    entry.timer = null;
    void unload(entries, entry, deps);
  }, deps.limits.lingerMs);
}

/** Never rejects. After every wait it looks again whether somebody has come back. */
async function unload(entries: Entries, entry: Entry, deps: LifeDeps): Promise<void> {
  const { ready } = entry;
  const stays = (): boolean =>
    entry.holders > 0 || entry.doomed !== null || entry.timer !== null || entries.get(entry.key) !== entry;
  if (ready === null || stays()) return;
  const { live } = ready;
  await live.ledger.settled();
  if (stays()) return;
  if (live.rowsSinceSnapshot >= deps.limits.snapshotLeastRows) {
    await takeSnapshot(live, deps);
    if (stays()) return;
  }
  if (live.ledger.unsaved() > 0) {
    linger(entries, entry, deps);
    return;
  }
  entries.delete(entry.key);
  leave(ready);
}

/** Closes all connections; the document may be opened again once its rows are stored. */
function doom(entries: Entries, entry: Entry, live: Live, why: { code: number; reason: string }): void {
  if (entry.doomed !== null) return;
  const giveUp = async (): Promise<void> => {
    const ready = await entry.opening.catch(() => null);
    for (const peer of live.peers) peer.close(why.code, why.reason);
    await live.ledger.settled();
    if (entries.get(entry.key) === entry) entries.delete(entry.key);
    if (ready !== null) leave(ready);
  };
  live.ended = true; // takes no further edit
  entry.doomed = giveUp();
}
