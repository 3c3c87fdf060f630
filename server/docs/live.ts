// One open document: its replica, the people in it, what is stored of it. Fans edits out.
// Knows neither the registry nor how edits travel to the store and to other nodes.
import type { DocName } from '../../shared/documents.ts';
import { createAwareness } from './awareness.ts';
import type { Awareness, Listener } from './awareness.ts';
import { countRow, countNothingNew } from './counts.ts';
import type { Counts } from './counts.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import type { Limits } from './limits.ts';
import { isEmptyUpdate, savedFrame, updateFrame } from './messages.ts';
import type { Cursor } from './messages.ts';
import type { Log } from './ports.ts';
import { clocksOf, createReplica } from './replica.ts';
import type { Clocks, Replica } from './replica.ts';
import type { Saver } from './saver.ts';

/** A connection, as its document sees it. */
export interface Peer extends Listener {
  close(code: number, reason: string): void;
  counts: Counts;
  /** True: it wants to hear what is stored. */
  writes(): boolean;
}

export type Heard = 'fine' | 'malformed' | 'too big' | 'busy' | 'ended' | 'damaged';

/** What the other nodes are told. All of it may be lost: nodes compare state vectors. */
export interface Link {
  /** Returns what to call when the edit is stored. */
  edited(update: Uint8Array, at: number, by: string | null): () => void;
  cursors(states: Cursor[]): void;
  /** Whether edits that other nodes took may not be stored yet. */
  unsaved(): boolean;
  /** Has them stored by this node. */
  adopt(): void;
}

export interface Live {
  sessionId: string;
  name: DocName;
  replica: Replica;
  awareness: Awareness;
  ledger: Ledger;
  peers: Set<Peer>;
  link: Link;
  ended: boolean;
  rowsSinceSnapshot: number;
  /** An edit of a connection (or of the server: `from` null). `frame`: bytes that may go to the others as they are. */
  edit(update: Uint8Array, from: Peer | null, frame: Uint8Array | null): Heard;
  /** An edit that another node took; that node stores it. False: it held nothing new. */
  remote(update: Uint8Array): boolean;
  /** Stores an edit whose own node cannot do it any more. */
  adopt(edit: { update: Uint8Array; at: number; by: string | null }): void;
  /** Tells writers what is stored: whose own edits it concerns at once, the others now and then. */
  tellSaved(now: number): void;
  tell(peer: Peer): void;
  destroy(): void;
}

interface Deps {
  sessionId: string;
  name: DocName;
  limits: Limits;
  saver: Saver;
  log: Log;
  /** The replica may be half-changed: load it again. */
  onDamage: () => void;
  /** The session is not in the store any more. */
  onGone: () => void;
}

const noLink: Link = { edited: () => () => {}, cursors: () => {}, unsaved: () => false, adopt: () => {} };

export function createLive(deps: Deps): Live {
  const { sessionId, name, limits } = deps;
  const replica = createReplica(limits.stateBytes);
  const peers = new Set<Peer>();
  const toNodes = (states: Cursor[]): void => live.link.cursors(states);
  const live: Live = {
    sessionId,
    name,
    replica,
    peers,
    awareness: createAwareness({ limits, listeners: peers, toNodes }),
    ledger: createLedger(deps),
    link: noLink,
    ended: false,
    rowsSinceSnapshot: 0,
    edit: (update, from, frame) => edit(live, deps, { update, from, frame }),
    remote(update) {
      if (replica.check(update) === 'malformed') {
        deps.log.error({ sessionId, name }, 'another node sent an edit that cannot be read');
        return false;
      }
      const raised = apply(live, deps, update);
      if (raised === null || raised === 'damaged') return false;
      fanOut(live, updateFrame(update), null);
      return true;
    },
    adopt({ update, at, by }) {
      live.rowsSinceSnapshot++;
      live.ledger.save({ sessionId, name, at, by, data: update }, clocksOf(update), () => {});
    },
    tellSaved(now) {
      const version = live.ledger.version();
      for (const peer of peers) {
        const { told, stored } = peer.counts;
        const due = told.stored !== stored || now - told.at >= limits.savedMs;
        if (due && told.version !== version && peer.writes()) live.tell(peer);
      }
    },
    tell(peer) {
      const { stored, handedIn } = peer.counts;
      if (!handedIn) return;
      peer.counts.told = { version: live.ledger.version(), stored, at: Date.now() };
      peer.send(savedFrame(live.ledger.vector(), stored));
    },
    destroy() {
      live.awareness.destroy();
      replica.destroy();
    },
  };
  return live;
}

function edit(
  live: Live,
  deps: Deps,
  ask: { update: Uint8Array; from: Peer | null; frame: Uint8Array | null },
): Heard {
  const { update, from, frame } = ask;
  const { sessionId, name } = live;
  if (live.ended) return 'ended';
  const verdict = live.replica.check(update);
  if (verdict !== 'fine') return verdict;
  if (deps.saver.full()) return 'busy';
  if (from !== null && frame !== null) from.counts.heard++; // an answer to step 1 is not counted by clients either
  const raised = apply(live, deps, update);
  if (raised === 'damaged') return raised;
  const at = Date.now();
  const by = from?.seat.id ?? null;
  const answer = from !== null && frame === null; // to our step 1
  // What is known here by another node alone may die with it; clocks do not tell of deletions. Rather stored twice.
  const again = raised === null && answer && live.link.unsaved() && !isEmptyUpdate(update);
  if (raised === null && !again) {
    if (from !== null) countNothingNew(from.counts);
    if (answer) nothingToHandIn(live, from);
    return 'fine';
  }
  // Its author came from another node, which may have died before it stored the edits that precede this one.
  if (raised !== null && live.ledger.gap(raised)) live.link.adopt();
  if (!again) fanOut(live, frame ?? updateFrame(update), from);
  const counted = from === null ? null : countRow(from.counts, answer);
  const sent = again ? () => {} : live.link.edited(update, at, by);
  live.rowsSinceSnapshot++;
  live.ledger.save({ sessionId, name, at, by, data: update }, raised ?? [], () => {
    counted?.();
    sent();
  });
  return 'fine';
}

/** Null: nothing new. A throw leaves the replica half-changed: it is given up and loaded again from the store. */
function apply(live: Live, deps: Deps, update: Uint8Array): Clocks | null | 'damaged' {
  try {
    return live.replica.apply(update);
  } catch (error) {
    const { sessionId, name } = live;
    deps.log.error({ err: error, sessionId, name }, 'an edit broke a document, loading it again');
    deps.onDamage();
    return 'damaged';
  }
}

function nothingToHandIn(live: Live, peer: Peer): void {
  peer.counts.handedIn = true;
  live.tell(peer);
}

function fanOut(live: Live, frame: Uint8Array, from: Peer | null): void {
  for (const peer of live.peers) if (peer !== from) peer.send(frame);
}
