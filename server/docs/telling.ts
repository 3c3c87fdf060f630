// What one node tells the others about one document: its edits, what is stored of them, that it lives.
// Knows neither the channel's kind nor what is done with what it hears.
import type { Foreign } from './foreign.ts';
import type { Limits } from './limits.ts';
import type { BornEdit } from './link.ts';
import type { Live } from './live.ts';
import type { OtherNodes } from './other-nodes.ts';
import type { Note } from './relay-notes.ts';

/** One hello a second is enough, however many edits are missing. */
const HELLO_LEAST_MS = 1_000;
/** Each edit tells what is stored of those before it; a note of its own says it after the last one, and now and then. */
const STORED_QUIET_MS = 300;
const STORED_MOST_MS = 2_000;

export interface RelayState {
  live: Live;
  node: string; // this node's name, unique
  limits: Limits;
  foreign: Foreign;
  nodes: OtherNodes;
  send(note: Note): void;
  seq: number; // edits born here
  storedSeq: number;
  told: number; // how many rows were stored when the others were last told what is stored
  toldAt: number;
  askedAt: number;
  sentAt: number; // when the others last heard how many edits there are
}

export function edited(state: RelayState, edit: BornEdit): () => void {
  const seq = ++state.seq;
  const { node } = state;
  if (state.nodes.count() > 0) {
    state.send({ kind: 'edit', node, seq, ...edit, stored: state.storedSeq });
    state.sentAt = edit.at;
  }
  return () => {
    state.storedSeq = Math.max(state.storedSeq, seq);
  };
}

export function hello(state: RelayState): void {
  state.askedAt = Date.now();
  state.send({
    kind: 'hello',
    node: state.node,
    seq: state.seq,
    vector: state.live.replica.vector(),
  });
}

/** Something was lost: asks, unless it has just asked. */
export function ask(state: RelayState): void {
  if (Date.now() - state.askedAt >= HELLO_LEAST_MS) hello(state);
}

export function tellStored(state: RelayState, now: number): void {
  const written = state.live.ledger.written();
  if (state.told === written) return;
  state.told = written;
  state.toldAt = now;
  const vector = state.live.ledger.vector();
  state.send({ kind: 'stored', node: state.node, seq: state.storedSeq, vector });
}

export function beat(state: RelayState, now: number): void {
  const { limits, node } = state;
  if (state.nodes.sweep(now)) ask(state); // maybe it was this node that was stopped for a while
  if (state.nodes.count() === 0) {
    if (now - state.askedAt >= limits.aloneMs) hello(state);
    return;
  }
  if (now - state.sentAt >= STORED_QUIET_MS || now - state.toldAt >= STORED_MOST_MS) tellStored(state, now);
  if (now - state.sentAt < limits.beatMs) return;
  state.sentAt = now;
  state.send({ kind: 'beat', node, seq: state.seq });
}

export function answer(state: RelayState, to: string, vector: Uint8Array, again: boolean): void {
  const { live, node, seq } = state;
  state.send({
    kind: 'answer',
    node,
    to,
    seq,
    again,
    unsaved: live.ledger.unsaved() > 0,
    orphans: state.foreign.unsaved(),
    vector: live.replica.vector(),
    update: live.replica.since(vector),
    cursors: live.awareness.locals(),
  });
  state.told = -1; // what is stored may have been told in vain
  tellStored(state, Date.now());
}
