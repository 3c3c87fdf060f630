// One Yjs document in memory: check, apply, encode. Knows neither sockets nor the database.
import * as Y from 'yjs';

/** Past this many applied updates a transaction is closed: the fastest way through a long log. */
const CHUNK = 1_000;

/** Of each client, the clocks from `from` up to, not including, `to`. */
export type Clocks = [client: number, from: number, to: number][];

export interface Replica {
  /** Applies stored updates, quickly. Throws when one cannot be read. */
  load(updates: Uint8Array[]): void;
  /** Whether an update can be read and fits; nothing is applied. `applyUpdate` alone could stop half-way. */
  check(update: Uint8Array): 'fine' | 'malformed' | 'too big';
  /** Applies a checked update. Null: it held nothing new. Else the clocks that it raised. */
  apply(update: Uint8Array): Clocks | null;
  /** What a reader with this state vector lacks; everything without one. Throws on a broken vector. */
  since(vector?: Uint8Array): Uint8Array;
  vector(): Uint8Array;
  clocks(): Map<number, number>;
  text(key: string): string;
  /** The entries of a root map, plain values only. */
  map(key: string): [string, unknown][];
  destroy(): void;
}

/** Without limits: for what was stored, and so was within them. */
export function createReplica(most = { stateBytes: Infinity, texts: Infinity }): Replica {
  const doc = new Y.Doc();
  let raised: Clocks = [];
  let changed = false;
  let size = 0; // never below the real one: measured again when it passes the limit
  let whole: Uint8Array | null = null; // everything, encoded, until the next change

  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    raised = [];
    for (const [client, clock] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0;
      if (before !== clock) raised.push([client, before, clock]);
    }
    changed = raised.length > 0 || transaction.deleteSet.clients.size > 0;
  });

  const encodeWhole = (): Uint8Array => (whole ??= Y.encodeStateAsUpdate(doc));

  return {
    load(updates) {
      for (let from = 0; from < updates.length; from += CHUNK)
        doc.transact(() => {
          for (const update of updates.slice(from, from + CHUNK)) Y.applyUpdate(doc, update);
        });
      whole = null;
      size += updates.reduce((sum, update) => sum + update.length, 0);
    },
    check(update) {
      const structs = structsOf(update);
      if (structs === null) return 'malformed';
      if (structs.length === 0) return 'fine';
      if (doc.share.size + newTexts(structs, doc).size > most.texts) return 'too big';
      if (size + update.length <= most.stateBytes) return 'fine';
      size = encodeWhole().length;
      return size + update.length <= most.stateBytes ? 'fine' : 'too big';
    },
    apply(update) {
      const waiting = doc.store.pendingStructs;
      const waitingDeletes = doc.store.pendingDs;
      changed = false;
      Y.applyUpdate(doc, update);
      const parked = doc.store.pendingStructs !== waiting || doc.store.pendingDs !== waitingDeletes;
      if (!changed && !parked) return null;
      whole = null;
      size += update.length;
      return raised;
    },
    since: (vector) =>
      vector === undefined || isEmpty(vector) ? encodeWhole() : Y.encodeStateAsUpdate(doc, vector),
    vector: () => Y.encodeStateVector(doc),
    clocks: () => Y.decodeStateVector(Y.encodeStateVector(doc)),
    text: (key) => (doc.share.has(key) ? doc.getText(key).toJSON() : ''),
    map: (key) => Object.entries(doc.getMap(key).toJSON()),
    destroy: () => doc.destroy(),
  };
}

const isEmpty = (vector: Uint8Array): boolean => vector.length === 1 && vector[0] === 0;

type Structs = ReturnType<typeof Y.decodeUpdate>['structs'];

function structsOf(update: Uint8Array): Structs | null {
  try {
    return Y.decodeUpdate(update).structs;
  } catch {
    return null;
  }
}

/** The names at the top of the document that are not there yet. */
function newTexts(structs: Structs, doc: Y.Doc): Set<string> {
  const names = new Set<string>();
  for (const struct of structs)
    if (struct instanceof Y.Item && typeof struct.parent === 'string' && !doc.share.has(struct.parent))
      names.add(struct.parent);
  return names;
}

/** The state vector of clocks, as bytes. */
export function encodeClocks(clocks: Map<number, number>): Uint8Array {
  return Y.encodeStateVector(clocks);
}

/** Throws on broken bytes. */
export function decodeClocks(vector: Uint8Array): Map<number, number> {
  return Y.decodeStateVector(vector);
}

/** The clocks that this update holds. Throws on broken bytes. */
export function clocksOf(update: Uint8Array): Clocks {
  const { from, to } = Y.parseUpdateMeta(update);
  return [...to].map(([client, clock]) => [client, from.get(client) ?? 0, clock]);
}
