// One open document: its replica, the people in it, what is stored of it. Fans edits out.
// Knows neither the registry nor how edits travel to the store and to other nodes.
import type { DocName } from '../../shared/documents.ts';
import { createAuthors } from './authors.ts';
import type { Author, Authors } from './authors.ts';
import { createAwareness } from './awareness.ts';
import type { Awareness, Listener } from './awareness.ts';
import { createCursorTrail } from './cursor-trail.ts';
import type { CursorTrail } from './cursor-trail.ts';
import { countEdit } from './counts.ts';
import type { Counts } from './counts.ts';
import type { ForeignEdit } from './foreign.ts';
import { judge, mayHandIn, NO_CLAIMS } from './judging.ts';
import { createLedger } from './ledger.ts';
import type { Ledger } from './ledger.ts';
import { noLink } from './link.ts';
import type { Link } from './link.ts';
import type { Limits } from './limits.ts';
import { mendLines } from './line-ends.ts';
import { isEmptyUpdate, savedFrame, updateFrame } from './messages.ts';
import type { Cursor } from './messages.ts';
import type { Log } from './ports.ts';
import { createReplica } from './replica.ts';
import type { Clocks, Replica, Update } from './replica.ts';
import type { Saver } from './saver.ts';

/** A connection, as its document sees it. */
export interface Peer extends Listener, Author {
  close(code: number, reason: string): void;
  counts: Counts;
  /** How often it was asked what is lacking here, and has not answered yet. */
  asked: number;
  /** True: it wants to hear what is stored. */
  writes(): boolean;
}

export type Heard = 'fine' | 'malformed' | 'too big' | 'busy' | 'ended' | 'damaged' | 'forged' | 'early';

export interface Live {
  sessionId: string;
  name: DocName;
  replica: Replica;
  awareness: Awareness;
  /** Null: nobody has said yet where they are, or it is not recorded in this document. */
  trail: CursorTrail | null;
  authors: Authors;
  ledger: Ledger;
  peers: Set<Peer>;
  link: Link;
  ended: boolean;
  rowsSinceSnapshot: number;
  /** An edit of a connection (or of the server: `from` null). `frame`: bytes that may go to the others as they are. */
  edit(update: Uint8Array, from: Peer | null, frame: Uint8Array | null): Heard;
  /** An edit that another node took; that node stores it. Null: it held nothing new. */
  remote(update: Uint8Array): Clocks | null;
  /** Stores an edit whose own node cannot do it any more. */
  adopt(edit: Pick<ForeignEdit, 'update' | 'at' | 'by' | 'claims'>, stored: () => void): void;
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
  /** An edit in somebody else's name was not taken. */
  refused: (why: 'forged' | 'early') => void;
  /** The replica may be half-changed: load it again. */
  onDamage: () => void;
  /** The session is not in the store any more. */
  onGone: () => void;
}

export function createLive(deps: Deps): Live {
  const { sessionId, name, limits } = deps;
  const replica = createReplica(limits);
  const peers = new Set<Peer>();
  const authors = createAuthors({
    reached: (client) => replica.reached(client),
    present: (client) => mayHandIn(live, client),
  });
  const trail = (): CursorTrail | null => (name === 'code' ? (live.trail ??= createCursorTrail()) : null);
  const toNodes = (states: Cursor[]): void => live.link.cursors(states);
  const live: Live = {
    sessionId,
    name,
    replica,
    peers,
    awareness: createAwareness({ limits, listeners: peers, toNodes, authors, trail }),
    authors,
    trail: null,
    ledger: createLedger(deps),
    link: noLink,
    ended: false,
    rowsSinceSnapshot: 0,
    edit: (update, from, frame) => edit(live, deps, { update, from, frame }),
    remote(update) {
      const read = replica.read(update);
      if (read === null) {
        deps.log.error({ sessionId, name }, 'another node sent an edit that cannot be read');
        return null;
      }
      const raised = apply(live, deps, read);
      if (raised === null || raised === 'damaged') return null;
      fanOut(live, updateFrame(update), null);
      return raised;
    },
    adopt({ update, at, by, claims }, stored) {
      live.rowsSinceSnapshot++;
      live.ledger.save({ sessionId, name, at, by, claims, data: update }, stored);
    },
    tellSaved(now) {
      const version = live.ledger.version();
      for (const peer of peers) {
        const { told, stored } = peer.counts;
        const due = now - told.at >= (told.stored === stored ? limits.savedMs : limits.savedOwnMs);
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
  const { from } = ask;
  const { sessionId, name } = live;
  if (live.ended) return 'ended';
  const said = live.replica.read(ask.update);
  if (said === null) return 'malformed';
  const mended = mendLines(said);
  const read = mended?.update ?? said;
  const update = read.bytes;
  const frame = ask.frame === null || mended === null ? ask.frame : updateFrame(update);
  if (!live.replica.fits(read)) return 'too big';
  if (deps.saver.full()) return 'busy';
  const answer = from !== null && frame === null; // to our step 1: somebody who may come from a node that died
  const judged = from === null ? NO_CLAIMS : judge(live, deps, { read, from, answer });
  if (typeof judged === 'string') return judged;
  if (from !== null && !answer) from.counts.heard++; // an answer to step 1 is not counted by clients either
  const raised = apply(live, deps, read);
  if (raised === 'damaged') return raised;
  if (mended !== null) from?.send(updateFrame(mended.mend));
  if (answer && !isEmptyUpdate(update)) live.link.adopt();
  const behind = live.link.behind(); // this edit builds upon what other nodes took: it is safe when that is stored, too
  const counted = from === null ? () => {} : countEdit(from.counts, answer);
  if (raised === null) {
    live.ledger.whenStored(() => behind(() => (counted(), from !== null && answer && live.tell(from))));
    return 'fine';
  }
  fanOut(live, frame ?? updateFrame(update), from);
  live.awareness.edited();
  const at = Date.now();
  const by = from?.seat.id ?? null;
  const { claims } = judged;
  if (from !== null) live.authors.claim(from, claims);
  const sent = live.link.edited({ update, at, by, claims });
  live.rowsSinceSnapshot++;
  live.ledger.save({ sessionId, name, at, by, claims, data: update }, () => {
    sent();
    behind(() => {
      live.ledger.raise(raised);
      counted();
    });
  });
  return 'fine';
}

/** Null: nothing new. A throw leaves the replica half-changed: it is given up and loaded again from the store. */
function apply(live: Live, deps: Deps, update: Update): Clocks | null | 'damaged' {
  try {
    return live.replica.apply(update);
  } catch (error) {
    const { sessionId, name } = live;
    deps.log.error({ err: error, sessionId, name }, 'an edit broke a document, loading it again');
    deps.onDamage();
    return 'damaged';
  }
}

function fanOut(live: Live, frame: Uint8Array, from: Peer | null): void {
  for (const peer of live.peers) if (peer !== from) peer.send(frame);
}
