// Somebody at the front door: a Socket.IO client that follows the joining rule and keeps every raw packet.
import { io, type Socket } from 'socket.io-client';
import { createInbox } from '../../../shared/inbox.ts';
import type { Answer, Ask, RoomEvent, SyncAnswer, Verb } from '../../../shared/protocol.ts';
import { reduce } from '../../../shared/reduce.ts';
import { emptyRoom, type RoomState } from '../../../shared/room.ts';

const patienceMs = 45_000;

type Kind = RoomEvent['kind'];
type Of<K extends Kind> = Extract<RoomEvent, { kind: K }>;

export interface Person {
  events: RoomEvent[]; // delivered, in order
  room(): RoomState;
  /** All that the socket ever received, as text. */
  raw(): string;
  socket: Socket;
  say<V extends Verb>(verb: V, ask: Ask<V>): Promise<Answer<{ run?: string }>>;
  /** Anything, also what no verb is. */
  shout(verb: string, body: unknown): Promise<Answer>;
  sync(): Promise<SyncAnswer>;
  /** The first event of that kind that fits, past or future. */
  sees<K extends Kind>(kind: K, fits?: (event: Of<K>) => boolean): Promise<Of<K>>;
  until(true_: () => boolean, what: string): Promise<void>;
  leave(): void;
}

/** Connects; rejects with the server's reason when the seat is refused. */
export async function enter(url: string, token: string): Promise<Person> {
  const socket = io(url, { transports: ['websocket'], auth: { seat: token }, forceNew: true });
  const events: RoomEvent[] = [];
  const packets: string[] = [];
  let state = emptyRoom();
  let wake: (() => void)[] = [];
  const stir = () => {
    const all = wake;
    wake = [];
    for (const one of all) one();
  };
  const inbox = createInbox((event) => {
    events.push(event);
    state = reduce(state, event);
    stir();
  });
  socket.on('event', (event: RoomEvent) => inbox.live(event));
  socket.on('disconnect', () => {
    inbox.restart();
    stir();
  });
  socket.io.on('open', () => socket.io.engine.on('data', (data: unknown) => packets.push(String(data))));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  const shout = (verb: string, body: unknown): Promise<Answer> =>
    socket.timeout(patienceMs).emitWithAck(verb, body);
  const until = async (fits: () => boolean, what: string) => {
    const late = Date.now() + patienceMs;
    while (!fits()) {
      const left = late - Date.now();
      if (left <= 0) throw new Error(`never saw ${what}; saw ${events.map((one) => one.kind).join(' ')}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, Math.min(left, 1_000));
        wake.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  };
  return {
    events,
    socket,
    shout,
    until,
    room: () => state,
    raw: () => packets.join('\n'),
    say: (verb, ask) => shout(verb, ask),
    async sync() {
      let after = inbox.restart();
      for (;;) {
        const answer = (await shout('sync', { after })) as SyncAnswer;
        if (!answer.ok) return answer;
        inbox.page(answer.events, answer.more);
        if (!answer.more) return answer;
        after = answer.events.at(-1)?.n ?? after;
      }
    },
    async sees(kind, fits = () => true) {
      const found = () =>
        events.find(
          (event): event is Of<typeof kind> => event.kind === kind && fits(event as Of<typeof kind>),
        );
      await until(() => found() !== undefined, kind);
      return found() as Of<typeof kind>;
    },
    leave: () => void socket.close(),
  };
}
