// One Yjs document in memory: check, apply, encode. Knows neither sockets nor the database.
//
// Applying an edit of one character costs Yjs a whole transaction. So what is merely typed on waits until somebody looks,
// or something else is edited, and then costs a fraction of it. It waits as text: to keep the messages it came in, each
// with a buffer of its own, would make the garbage collector's pauses longer.
import * as Y from 'yjs';
import { encodeTypedRun, follows, joinRuns, readTypedRun } from './typed-run.ts';
import type { Span, TypedRun } from './typed-run.ts';

/** Past this many applied updates a transaction is closed: the fastest way through a long log. */
const CHUNK = 1_000;

/** So many typed edits wait at most: a reader is to notice nothing. */
const MOST_TYPED = 16;

/** Of each client, the clocks from `from` up to, not including, `to`. */
export type Clocks = Span[];

/** An update that can be read to its end. */
export interface Update {
  bytes: Uint8Array;
  typed: TypedRun | null; // null: something else
  structs: Structs; // none of what was typed
}

export interface Replica {
  /** Applies stored updates, quickly. Throws when one cannot be read. */
  load(updates: Uint8Array[]): void;
  /** Null: malformed. Nothing is applied: `applyUpdate` alone could stop half-way. */
  read(bytes: Uint8Array): Update | null;
  /** Whether there is room for it. */
  fits(update: Update): boolean;
  /** Null: it held nothing new. Else the clocks that it raised. */
  apply(update: Update): Clocks | null;
  /** What a reader with this state vector lacks; everything without one. Throws on a broken vector. */
  since(vector?: Uint8Array): Uint8Array;
  vector(): Uint8Array;
  clocks(): Map<number, number>;
  /** The clock that a client has reached. */
  reached(client: number): number;
  text(key: string): string;
  /** The entries of a root map, plain values only. */
  map(key: string): [string, unknown][];
  destroy(): void;
}

/** Without limits: for what was stored, and so was within them. */
export function createReplica(most = { stateBytes: Infinity, texts: Infinity }): Replica {
  const doc = new Y.Doc();
  let size = 0; // never below the real one: measured again when it passes the limit
  let whole: Uint8Array | null = null; // everything, encoded, until the next change

  const applyNow = createApply(doc);
  const typed = createTyped(doc);
  const current = (): Y.Doc => {
    typed.apply();
    return doc;
  };
  const encodeWhole = (): Uint8Array => (whole ??= Y.encodeStateAsUpdate(current()));

  return {
    load(updates) {
      for (let from = 0; from < updates.length; from += CHUNK)
        applyAll(doc, updates.slice(from, from + CHUNK));
      whole = null;
      size += updates.reduce((sum, update) => sum + update.length, 0);
    },
    read(bytes) {
      const typed = readTypedRun(bytes);
      const structs = typed === null ? decode(bytes) : [];
      return structs === null ? null : { bytes, typed, structs };
    },
    fits({ bytes, typed, structs }) {
      if (typed === null && structs.length === 0) return true;
      if (doc.share.size + newTexts(structs, doc).size > most.texts) return false;
      if (size + bytes.length <= most.stateBytes) return true;
      size = encodeWhole().length;
      return size + bytes.length <= most.stateBytes;
    },
    apply(update) {
      const run = typed.take(update.typed);
      if (run === null) typed.apply();
      const raised = run === null ? applyNow(update.bytes) : [run];
      if (raised === null) return null;
      whole = null;
      size += update.bytes.length;
      return raised;
    },
    since: (vector) =>
      vector === undefined || isEmpty(vector) ? encodeWhole() : Y.encodeStateAsUpdate(current(), vector),
    vector: () => Y.encodeStateVector(current()),
    clocks: () => Y.decodeStateVector(Y.encodeStateVector(current())),
    reached: (client) => typed.known(client),
    text: (key) => (doc.share.has(key) ? current().getText(key).toJSON() : ''),
    map: (key) => Object.entries(current().getMap(key).toJSON()),
    destroy: () => doc.destroy(),
  };
}

/** Applies an update. Null: it held nothing new. */
function createApply(doc: Y.Doc): (bytes: Uint8Array) => Clocks | null {
  let raised: Clocks = [];
  let changed = false;
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    raised = [];
    for (const [client, clock] of transaction.afterState) {
      const before = transaction.beforeState.get(client) ?? 0;
      if (before !== clock) raised.push([client, before, clock]);
    }
    changed = raised.length > 0 || transaction.deleteSet.clients.size > 0;
  });
  return (bytes) => {
    const { pendingStructs, pendingDs } = doc.store;
    changed = false;
    Y.applyUpdate(doc, bytes);
    const parked = doc.store.pendingStructs !== pendingStructs || doc.store.pendingDs !== pendingDs;
    return changed || parked ? raised : null;
  };
}

/** What was typed on and waits, in order. */
function createTyped(doc: Y.Doc) {
  let runs: TypedRun[] = [];
  let waiting = 0; // edits, in these
  let reached: Map<number, number> | null = null; // the clocks, with what waits
  const known = (client: number): number => reached?.get(client) ?? Y.getState(doc.store, client);
  function apply(): void {
    if (waiting === 0) return;
    const updates = runs.map(encodeTypedRun);
    runs = [];
    waiting = 0;
    reached?.clear();
    applyAll(doc, updates);
  }
  return {
    apply,
    known,
    /** Null: it must be applied now. */
    take(typed: TypedRun | null): Span | null {
      const { pendingStructs, pendingDs } = doc.store; // it may be what these wait for
      if (typed === null || pendingStructs !== null || pendingDs !== null || !follows(typed, known))
        return null;
      if (waiting === MOST_TYPED) apply();
      waiting++;
      const last = runs.at(-1);
      const joined = last === undefined ? null : joinRuns(last, typed);
      if (joined === null) runs.push(typed);
      else runs[runs.length - 1] = joined;
      const [client, , to] = typed.span;
      (reached ??= new Map()).set(client, to);
      return typed.span;
    },
  };
}

function applyAll(doc: Y.Doc, updates: Uint8Array[]): void {
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update);
  });
}

const isEmpty = (vector: Uint8Array): boolean => vector.length === 1 && vector[0] === 0;

type Structs = ReturnType<typeof Y.decodeUpdate>['structs'];

/** Null: malformed. */
function decode(bytes: Uint8Array): Structs | null {
  try {
    return Y.decodeUpdate(bytes).structs;
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
