// Carries one document's edits and cursors between the nodes that hold it. Only edits born here are published, and only
// while another node is known to listen. The channel may lose anything: nodes compare numbers and state vectors.
// Knows neither the channel's kind nor the store.
import type { Limits } from './limits.ts';
import type { Link, Live } from './live.ts';
import { createOtherNodes } from './other-nodes.ts';
import type { OtherNodes } from './other-nodes.ts';
import type { Channel, Log } from './ports.ts';
import { decodeNote, encodeNote } from './relay-notes.ts';
import type { Note } from './relay-notes.ts';

export interface DocLink extends Link {
  /** Call once the document is loaded: what was heard meanwhile is applied, and the others are asked. */
  begin(): void;
  /** Asks the other nodes for what is lacking here, and they us. */
  hello(): void;
  beat(now: number): void;
  /** How many other nodes hold the document, as far as known. */
  others(): number;
  leave(): void;
}

export interface RelayDeps {
  channel: Channel;
  node: string; // this node's name, unique
  limits: Limits;
  log: Log;
}

/** One hello a second is enough, however many edits are missing. */
const HELLO_LEAST_MS = 1_000;
/** Heard before the document is loaded; past it the oldest go, and the hello brings them back. */
const MOST_WAITING = 10_000;

interface State {
  live: Live;
  deps: RelayDeps;
  nodes: OtherNodes;
  send(note: Note): void;
  seq: number; // edits born here
  storedSeq: number;
  told: number; // how many rows were stored when the others were last told what is stored
  askedAt: number;
  beatAt: number;
}

/** Subscribes; resolves when nothing is missed any more. */
export async function joinRelay(live: Live, deps: RelayDeps): Promise<DocLink> {
  const topic = `docs:${live.sessionId}/${live.name}`;
  const state: State = {
    live,
    deps,
    nodes: createOtherNodes(live, deps.limits),
    send: (note) => deps.channel.publish(topic, encodeNote(note)),
    seq: 0,
    storedSeq: 0,
    told: 0,
    askedAt: 0,
    beatAt: 0,
  };
  let waiting: Note[] | null = [];
  const leave = await deps.channel.subscribe(topic, (data) => {
    const note = decodeNote(data);
    if (note === null || note.node === deps.node) return;
    if (waiting === null) hear(state, note);
    else if (waiting.push(note) > MOST_WAITING) waiting.shift();
  });
  return {
    begin() {
      const early = waiting ?? [];
      waiting = null;
      for (const note of early) hear(state, note);
      hello(state);
    },
    hello() {
      state.nodes.allHeard();
      hello(state);
    },
    beat: (now) => beat(state, now),
    others: () => state.nodes.count(),
    edited: (update, at, by) => edited(state, update, at, by),
    unsaved: () => state.nodes.unsaved(),
    adopt: () => state.nodes.adoptAll(),
    cursors: (cursors) =>
      void (state.nodes.count() > 0 && state.send({ kind: 'cursors', node: deps.node, cursors })),
    leave() {
      if (state.nodes.count() > 0) tellStored(state);
      state.send({ kind: 'bye', node: deps.node });
      leave();
    },
  };
}

function edited(state: State, update: Uint8Array, at: number, by: string | null): () => void {
  const seq = ++state.seq;
  const { node } = state.deps;
  if (state.nodes.count() > 0) state.send({ kind: 'edit', node, seq, at, by, update });
  return () => {
    state.storedSeq = Math.max(state.storedSeq, seq);
  };
}

function hello(state: State): void {
  state.askedAt = Date.now();
  state.send({
    kind: 'hello',
    node: state.deps.node,
    seq: state.seq,
    vector: state.live.replica.vector(),
  });
}

/** Something was lost: asks, unless it has just asked. */
function ask(state: State): void {
  if (Date.now() - state.askedAt >= HELLO_LEAST_MS) hello(state);
}

function tellStored(state: State): void {
  const written = state.live.ledger.written();
  if (state.told === written) return;
  state.told = written;
  const vector = state.live.ledger.vector();
  state.send({ kind: 'stored', node: state.deps.node, seq: state.storedSeq, vector });
}

function beat(state: State, now: number): void {
  const { limits, node } = state.deps;
  if (state.nodes.dropSilent(now)) ask(state); // maybe it was this node that was stopped for a while
  if (state.nodes.count() === 0) {
    if (now - state.askedAt >= limits.aloneMs) hello(state);
    return;
  }
  state.nodes.adoptLate(now);
  tellStored(state);
  if (now - state.beatAt < limits.beatMs) return;
  state.beatAt = now;
  state.send({ kind: 'beat', node, seq: state.seq });
}

function answer(state: State, to: string, vector: Uint8Array, again: boolean): void {
  const { live, deps, seq } = state;
  state.send({
    kind: 'answer',
    node: deps.node,
    to,
    seq,
    again,
    unsaved: live.ledger.unsaved() > 0,
    orphans: state.nodes.unsaved(),
    vector: live.replica.vector(),
    update: live.replica.since(vector),
    cursors: live.awareness.locals(),
  });
  state.told = -1; // what is stored may have been told in vain
  tellStored(state);
}

function hear(state: State, note: Note): void {
  const { live, nodes, deps } = state;
  const { node } = note;
  try {
    if (note.kind === 'bye') nodes.drop(node);
    else receive(state, note, nodes.heard(node));
  } catch (error) {
    deps.log.error({ err: error, node, sessionId: live.sessionId }, 'a note of another node was broken');
  }
}

function receive(state: State, note: Exclude<Note, { kind: 'bye' }>, known: boolean): void {
  const { live, nodes, deps } = state;
  const { node } = note;
  switch (note.kind) {
    case 'hello':
      answer(state, node, note.vector, true);
      return;
    case 'answer':
      if (note.to !== deps.node) return;
      if (live.remote(note.update) && note.orphans)
        live.adopt({ at: Date.now(), by: null, update: note.update });
      live.awareness.hearNode(node, note.cursors);
      nodes.caughtUp(node, note.seq);
      if (note.unsaved) nodes.keep(node, { seq: note.seq, at: Date.now(), by: null, update: note.update });
      if (note.again) answer(state, node, note.vector, false);
      return;
    case 'edit':
      live.remote(note.update);
      nodes.keep(node, note);
      if (!nodes.reached(node, note.seq)) ask(state);
      return;
    case 'cursors':
      live.awareness.hearNode(node, note.cursors);
      return;
    case 'beat':
      if (!known || !nodes.has(node, note.seq)) ask(state);
      return;
    case 'stored':
      nodes.stored(node, note.seq);
      live.ledger.raise(note.vector);
  }
}
