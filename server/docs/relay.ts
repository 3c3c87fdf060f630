// Carries one document's edits and cursors between the nodes that hold it. Only edits born here are published, and only
// while another node is known to listen. The channel may lose anything: nodes compare numbers and state vectors.
// Knows neither the channel's kind nor the store.
import { createForeign } from './foreign.ts';
import type { Limits } from './limits.ts';
import type { Link } from './link.ts';
import type { Live } from './live.ts';
import { createOtherNodes } from './other-nodes.ts';
import type { Channel, Log } from './ports.ts';
import { decodeNote, encodeNote } from './relay-notes.ts';
import type { Note } from './relay-notes.ts';
import { decodeClocks } from './replica.ts';
import { answer, ask, beat, edited, hello, tellStored } from './telling.ts';
import type { RelayState } from './telling.ts';

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

/** Heard before the document is loaded; past it the oldest go, and the hello brings them back. */
const MOST_WAITING = 10_000;
/** The number of an edit that no other node will say it has stored. */
const NOBODYS = Number.POSITIVE_INFINITY;

/** Subscribes; resolves when nothing is missed any more. */
export async function joinRelay(live: Live, deps: RelayDeps): Promise<DocLink> {
  const topic = `docs:${live.sessionId}/${live.name}`;
  const foreign = createForeign(live);
  const left = (node: string): void => live.awareness.leaveNode(node);
  const state: RelayState = {
    live,
    node: deps.node,
    limits: deps.limits,
    foreign,
    nodes: createOtherNodes({ foreign, limits: deps.limits, left }),
    send: (note) => deps.channel.publish(topic, encodeNote(note)),
    seq: 0,
    storedSeq: 0,
    told: 0,
    toldAt: 0,
    askedAt: 0,
    sentAt: 0,
  };
  let waiting: Note[] | null = [];
  const leave = await deps.channel.subscribe(topic, (data) => {
    const note = decodeNote(data);
    if (note === null || note.node === deps.node) return;
    if (waiting === null) hear(state, note, deps.log);
    else if (waiting.push(note) > MOST_WAITING) waiting.shift();
  });
  return {
    begin() {
      const early = waiting ?? [];
      waiting = null;
      for (const note of early) hear(state, note, deps.log);
      hello(state);
    },
    hello() {
      state.nodes.allHeard();
      hello(state);
    },
    beat: (now) => beat(state, now),
    others: () => state.nodes.count(),
    edited: (edit) => edited(state, edit),
    behind: () => foreign.behind(),
    adopt: () => foreign.adopt(() => true),
    cursors: (cursors) =>
      void (state.nodes.count() > 0 && state.send({ kind: 'cursors', node: deps.node, cursors })),
    leave() {
      if (state.nodes.count() > 0) tellStored(state, Date.now());
      state.send({ kind: 'bye', node: deps.node });
      leave();
    },
  };
}

function hear(state: RelayState, note: Note, log: Log): void {
  const { live, nodes } = state;
  const { node } = note;
  try {
    if (note.kind === 'bye') nodes.drop(node);
    else receive(state, note, nodes.heard(node));
  } catch (error) {
    log.error({ err: error, node, sessionId: live.sessionId }, 'a note of another node was broken');
  }
}

function receive(state: RelayState, note: Exclude<Note, { kind: 'bye' }>, known: boolean): void {
  const { live, nodes, foreign } = state;
  const { node } = note;
  switch (note.kind) {
    case 'hello':
      answer(state, node, note.vector, true);
      return;
    case 'answer':
      if (note.to === state.node) hearAnswer(state, note);
      return;
    case 'edit': {
      const raised = live.remote(note.update);
      if (note.by !== null) learn(live, note.by, note.claims);
      if (raised !== null) foreign.keep(node, { ...note, raised });
      foreign.stored(node, note.stored);
      if (!nodes.reached(node, note.seq)) ask(state);
      return;
    }
    case 'cursors':
      live.awareness.hearNode(node, note.cursors);
      return;
    case 'beat':
      if (!known || !nodes.has(node, note.seq)) ask(state);
      return;
    case 'stored':
      foreign.stored(node, note.seq);
      live.ledger.raise([...decodeClocks(note.vector)].map(([client, to]) => [client, 0, to]));
  }
}

function learn({ authors }: Live, seat: string, claims: number[]): void {
  authors.learn(
    claims.map((client) => [client, seat]),
    true,
  );
}

function hearAnswer(state: RelayState, note: Extract<Note, { kind: 'answer' }>): void {
  const { live, nodes, foreign } = state;
  const { node, seq, update } = note;
  const raised = live.remote(update);
  if (raised !== null && (note.unsaved || note.orphans)) {
    const kept = { seq: note.orphans ? NOBODYS : seq, at: Date.now(), by: null, update, claims: [], raised };
    foreign.keep(node, kept);
    foreign.adopt((one) => one.seq === NOBODYS);
  }
  live.awareness.hearNode(node, note.cursors);
  nodes.caughtUp(node, seq);
  if (note.again) answer(state, node, note.vector, false);
}
