// The room's socket: verbs go out, numbered events come in, each once and in order. Knows nothing of the screen.
import { io, type Socket } from 'socket.io-client';
import { backend } from './backend.ts';
import { createInbox, type Inbox } from '../../../shared/inbox.ts';
import type { DoorView } from '../../../shared/probe.ts';
import type { Answer, Ask, RoomEvent, SyncAnswer, Verb } from '../../../shared/protocol.ts';
import { heard, t } from './i18n/words.ts';

/** Milliseconds that the server may take to answer a verb: a loaded server is slow, a dead one is silent. */
const answerLimit = 15_000;
/** Milliseconds between two questions whether the interviewer has opened the door. */
const doorBeat = 3_000;
/** Milliseconds before coming back where the server closed the door itself. */
const returnBeat = 2_000;

export type Link =
  | { kind: 'connecting' }
  | { kind: 'live' }
  | { kind: 'reconnecting' }
  | { kind: 'waiting' } // at the door: an interviewer admits
  | { kind: 'refused'; code: string; message: string };

/** What verbs answer: `run` names the run; `about` and `ms` come from a probe. */
export type Told = Answer<{ run?: string; about?: DoorView; ms?: number }>;

export interface RoomSocket {
  ask<V extends Verb>(verb: V, body: Ask<V>): Promise<Told>;
  close(): void;
}

export interface Listener {
  link(link: Link): void;
  synced(answer: Extract<SyncAnswer, { ok: true }>): void;
  event(event: RoomEvent): void;
}

type Outcome = 'live' | 'lost' | 'again' | 'waiting' | { code: string; message: string };

/** Reads the journal from where the inbox stands to its end. */
async function readJournal(socket: Socket, inbox: Inbox, listener: Listener): Promise<Outcome> {
  let after = inbox.restart();
  for (;;) {
    let answer: SyncAnswer;
    try {
      answer = await socket.timeout(answerLimit).emitWithAck('sync', { after });
    } catch {
      return socket.connected ? 'again' : 'lost';
    }
    if (!answer.ok) {
      if (answer.code === 'waiting') return 'waiting';
      return answer.code === 'forbidden' || answer.code === 'not_found' ? answer : 'again';
    }
    listener.synced(answer);
    inbox.page(answer.events, answer.more);
    const last = answer.events.at(-1);
    if (!answer.more || !last) return 'live';
    after = last.n;
  }
}

/** Connects at once and keeps coming back until `close`, or until the server says that this seat is not welcome. */
export function openSocket(token: string, listener: Listener): RoomSocket {
  const socket = io(backend, {
    transports: ['websocket'],
    auth: { seat: token },
    reconnectionDelayMax: 4_000,
  });
  const inbox = createInbox((event) => listener.event(event));
  let door: ReturnType<typeof setTimeout> | undefined;
  let tries = 0;
  let entered = false;

  const refuse = (code: string, message: string) => {
    listener.link({ kind: 'refused', code, message });
    socket.disconnect();
  };
  const later = () => {
    clearTimeout(door);
    door = setTimeout(() => socket.connect(), returnBeat);
  };
  const join = async () => {
    clearTimeout(door);
    const outcome = await readJournal(socket, inbox, listener);
    if (typeof outcome === 'object') return refuse(outcome.code, outcome.message);
    if (outcome === 'lost') return; // `disconnect` tells
    tries = outcome === 'again' ? tries + 1 : 0;
    if (outcome === 'live') entered = true;
    if (outcome !== 'again') listener.link({ kind: outcome });
    if (outcome === 'waiting') door = setTimeout(() => void join(), doorBeat);
    if (outcome === 'again') door = setTimeout(() => void join(), Math.min(4_000, 500 * tries));
  };

  socket.on('event', (event: RoomEvent) => inbox.live(event));
  socket.on('connect', () => void join());
  socket.on('disconnect', (reason) => {
    clearTimeout(door);
    inbox.restart();
    if (reason === 'io client disconnect') return;
    listener.link({ kind: 'reconnecting' });
    if (reason === 'io server disconnect') later(); // the door will say why
  });
  socket.on('connect_error', ({ message }) => {
    if (socket.active) return listener.link({ kind: 'reconnecting' }); // it comes back by itself
    if (message === 'bad_seat') return refuse(entered ? 'revoked' : 'bad_seat', '');
    if (message === 'too_many') return refuse('too_many', '');
    listener.link({ kind: 'reconnecting' });
    later();
  });
  return {
    ask: (verb, body) => ask(socket, verb, body),
    close() {
      clearTimeout(door);
      socket.disconnect();
    },
  };
}

async function ask<V extends Verb>(socket: Socket, verb: V, body: Ask<V>): Promise<Told> {
  if (!socket.connected)
    return { ok: false, code: 'unavailable', message: t('You are offline at the moment.') };
  try {
    const answer: Told = await socket.timeout(answerLimit).emitWithAck(verb, body);
    return answer.ok ? answer : { ...answer, message: heard(answer.message) };
  } catch {
    return {
      ok: false,
      code: 'unavailable',
      message: t('The server did not answer. Try again in a moment.'),
    };
  }
}
