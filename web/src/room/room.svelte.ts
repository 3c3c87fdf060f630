// The state of one room in this browser: who I am, the session, what the journal says, and the way to ask for things.
// Knows the socket, not the screen.
import type { Ask, RoomEvent, Seat, SessionView, Verb } from '../../../shared/protocol.ts';
import { reduceAll } from '../../../shared/reduce.ts';
import { emptyRoom, type RoomState } from '../../../shared/room.ts';
import { openSocket, type Link, type Told } from '../lib/socket.ts';
import { withoutReplaced } from './runs.ts';

/** Milliseconds that events are gathered before the screen follows: a flood of output costs one drawing, not hundreds. */
const gather = 16;

type Heard = (event: RoomEvent, live: boolean) => void;

export interface Room {
  readonly link: Link;
  readonly you: Seat | null;
  readonly session: SessionView | null;
  readonly state: RoomState;
  /** Milliseconds since 1970 by the server's clock; ticks once a second. */
  readonly now: number;
  ask<V extends Verb>(verb: V, body: Ask<V>): Promise<Told>;
  /** Every event as it is drawn, for things that happen once (a sound, a message, a scroll); not `live`: it is told
      from the journal, and happened before. Returns its undo. */
  listen(heard: Heard): () => void;
  close(): void;
}

/** Opens the room of a seat; the caller closes it. */
export function openRoom(token: string): Room {
  let link = $state.raw<Link>({ kind: 'connecting' });
  let you = $state.raw<Seat | null>(null);
  let session = $state.raw<SessionView | null>(null);
  let state = $state.raw<RoomState>(emptyRoom());
  let ahead = 0; // the server's clock minus ours
  let now = $state(Date.now());
  let waiting: { event: RoomEvent; live: boolean }[] = [];
  const ears = createEars();

  const draw = () => {
    const drawn = waiting;
    waiting = [];
    const events = drawn.map(({ event }) => event);
    state = withoutReplaced(reduceAll(state, events));
    for (const { event, live } of drawn) {
      if (event.kind === 'permitted' && you && event.seat === you.id) you = { ...you, write: event.write };
      if (event.kind === 'ended' && session) session = { ...session, endedAt: event.at };
      ears.tell(event, live);
    }
  };
  const socket = openSocket(token, {
    link: (to) => (link = to),
    synced(answer) {
      if (state.lastN === 0 && waiting.length === 0) state = emptyRoom(answer.session.current);
      you = answer.you;
      session = answer.session;
      ahead = answer.serverTime - Date.now();
      now = answer.serverTime;
    },
    event(event) {
      if (waiting.push({ event, live: link.kind === 'live' }) === 1) setTimeout(draw, gather);
    },
  });
  const clock = setInterval(() => (now = Date.now() + ahead), 1_000);

  return {
    get link() {
      return link;
    },
    get you() {
      return you;
    },
    get session() {
      return session;
    },
    get state() {
      return state;
    },
    get now() {
      return now;
    },
    ask: (verb, body) => socket.ask(verb, body),
    listen: ears.add,
    close() {
      clearInterval(clock);
      socket.close();
    },
  };
}

function createEars() {
  const ears = new Set<Heard>();
  return {
    add(this: void, heard: Heard) {
      ears.add(heard);
      return () => void ears.delete(heard);
    },
    tell(event: RoomEvent, live: boolean) {
      for (const ear of ears) ear(event, live);
    },
  };
}
