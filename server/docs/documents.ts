// The document host, put together: what app.ts creates, and all that the rest of the server may ask of it.
import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { closeCodes } from '../../shared/close-codes.ts';
import type { DocName } from '../../shared/documents.ts';
import type { Connection } from './connection.ts';
import { createCursorLog } from './cursor-log.ts';
import { createControls } from './controls.ts';
import type { Controls } from './controls.ts';
import type { Limits } from './limits.ts';
import { standardLimits } from './limits.ts';
import type { Live } from './live.ts';
import { createOutbox } from './outbox.ts';
import type { Channel, Log, Seed, Standing, Store, Verify } from './ports.ts';
import { createRegistry } from './registry.ts';
import type { Registry } from './registry.ts';
import { createSaver } from './saver.ts';
import { createUpgrade } from './upgrade.ts';
import type { HandleUpgrade } from './upgrade.ts';

export interface DocumentsDeps {
  store: Store;
  verify: Verify;
  seed: Seed;
  channel: Channel | null; // null: this is the only node
  log: Log;
  address?: (request: IncomingMessage) => string;
  allowOrigin?: (origin: string | undefined) => boolean;
  limits?: Partial<Limits>;
  /** Counts edits in somebody else's name, which were not taken. */
  refused?: (why: 'forged' | 'early') => void;
}

export interface Documents {
  /** For the HTTP server's 'upgrade' event, when the path begins with /doc/. */
  handleUpgrade: HandleUpgrade;
  /** On every node; `code`: one of closeCodes. */
  closeSeat(seatId: string, code: number): void;
  /** No edit of that session is applied from here on. */
  closeSession(sessionId: string, code: number): void;
  setWrite(seatId: string, write: boolean): void;
  /** The seats that have a document open on this node. */
  seats(): Iterable<string>;
  /** What the store says of those that were asked about at `askedAt` (ms since 1970); who is left out is out. */
  stand(asked: ReadonlySet<string>, found: ReadonlyMap<string, Standing>, askedAt: number): void;
  /** Starter text has come (a question was added): documents that are open get it. */
  reseed(sessionId: string): void;
  /** One text as it is now, e.g. `q1/python`. Throws NoSuchDocument, or what made the load fail. */
  readText(sessionId: string, name: DocName, key: string): Promise<string>;
  /** The whole document as one Yjs update. Throws as `readText` does. */
  state(sessionId: string, name: DocName): Promise<Uint8Array>;
  stats(): { documents: number; connections: number; unsaved: number };
  /** Sends everybody to another node, stores what is not stored. Returns the rows that could not be (0 as a rule). */
  close(ms?: number): Promise<number>;
}

const SWEEP_MS = 500;
const CLOSE_MS = 15_000;
const RECONCILE_AGAIN_MS = 2_000;

export function createDocuments(deps: DocumentsDeps): Documents {
  const { channel, log } = deps;
  const limits = { ...standardLimits, ...deps.limits };
  const connections = new Set<Connection>();
  let closing = false;
  const saver = createSaver({ ...deps, limits });
  const cursors = createCursorLog({ ...deps, limits });
  const node = randomBytes(6).toString('base64url');
  const refused = deps.refused ?? (() => {});
  const registry = createRegistry({ ...deps, limits, saver, cursors, node, refused });
  const controls = createControls({ connections, registry, channel, log });
  const handleUpgrade = createUpgrade({
    ...deps,
    limits,
    registry,
    controls,
    connections,
    outbox: createOutbox(),
    closing: () => closing,
    address: deps.address ?? ((request) => request.socket.remoteAddress ?? ''),
    allowOrigin: deps.allowOrigin ?? (() => true),
  });
  const stop = keepGoing({ channel, registry, controls, connections });

  return {
    handleUpgrade,
    closeSeat: (id, code) => controls.give({ kind: 'close seat', id, code }),
    closeSession: (id, code) => controls.give({ kind: 'close session', id, code }),
    setWrite: (id, write) => controls.give({ kind: 'write', id, write }),
    seats: () => new Set([...connections].map(({ seat }) => seat.id)),
    stand: (asked, found, askedAt) => controls.stand(asked, found, askedAt),
    reseed: (id) => controls.give({ kind: 'reseed', id }),
    readText: (sessionId, name, key) => reading(registry, sessionId, name, (live) => live.replica.text(key)),
    state: (sessionId, name) => reading(registry, sessionId, name, (live) => live.replica.since()),
    stats: () => ({ documents: registry.size(), connections: connections.size, unsaved: saver.waiting() }),
    async close(ms = CLOSE_MS) {
      closing = true;
      for (const connection of connections) connection.close(closeCodes.restarting, 'the server restarts');
      stop();
      controls.close();
      registry.recordCursors();
      const [left] = await Promise.all([saver.close(ms), cursors.close(ms)]);
      registry.close();
      return left;
    },
  };
}

/** What happens from time to time, and when the channel is back. Returns the undo. */
function keepGoing(parts: {
  channel: Channel | null;
  registry: Registry;
  controls: Controls;
  connections: ReadonlySet<Connection>;
}): () => void {
  const { channel, registry, controls, connections } = parts;
  let reconcileAt = Number.POSITIVE_INFINITY; // once more: the channel may hear again before it can speak again
  const forget = channel?.onReconnect(() => {
    registry.reconcile();
    reconcileAt = Date.now() + RECONCILE_AGAIN_MS;
  });
  const sweep = setInterval(() => {
    const now = Date.now();
    controls.sweep(now);
    for (const connection of connections) connection.beat(now);
    if (now < reconcileAt) return;
    reconcileAt = Number.POSITIVE_INFINITY;
    registry.reconcile();
  }, SWEEP_MS);
  return () => {
    registry.stop();
    clearInterval(sweep);
    forget?.();
  };
}

async function reading<T>(
  registry: Registry,
  sessionId: string,
  name: DocName,
  read: (live: Live) => T,
): Promise<T> {
  const live = await registry.open(sessionId, name);
  try {
    return read(live);
  } finally {
    registry.release(live);
  }
}
