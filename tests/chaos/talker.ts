// Somebody in the room who says things and hears everything, and who comes back to any node. Knows no fault and no test.
import { io, type Socket } from 'socket.io-client';
import { createInbox } from '../../shared/inbox.ts';
import type { Answer, RoomEvent, SyncAnswer } from '../../shared/protocol.ts';

export interface Talker {
  /** Every event once, in order, over all connections. */
  heard: RoomEvent[];
  /** Texts that were answered with ok. */
  said: string[];
  /** Starts a program in Python; true: it was taken. */
  run(source: string): Promise<boolean>;
  /** Resolves when it was answered, or when the connection was lost. */
  say(text: string): Promise<void>;
  move(url: string): void;
  /** True: connected, and the journal has been read since. */
  present(): boolean;
  /** The server's word when it would not let it in. */
  refused(): string | null;
  leave(): void;
}

const ANSWER_MS = 30_000;
const AGAIN_MS = 250; // until the next try to connect

export function createTalker(deps: { seat: string; url: string }): Talker {
  const heard: RoomEvent[] = [];
  const said: string[] = [];
  const inbox = createInbox((event) => void heard.push(event));
  let refused: string | null = null;
  let present = false;
  let left = false;
  let socket = connect(deps.url);

  function connect(url: string): Socket {
    let after = inbox.restart();
    const made = io(url, {
      transports: ['websocket'],
      auth: { seat: deps.seat },
      forceNew: true,
      reconnectionDelay: AGAIN_MS,
      reconnectionDelayMax: AGAIN_MS,
      timeout: 10_000,
    });
    made.on('event', (event: RoomEvent) => void (made === socket && inbox.live(event)));
    made.on('connect', () => {
      refused = null;
      void catchUp();
    });
    made.on('disconnect', () => {
      if (made !== socket) return;
      if (!made.active) again(); // the server closed it
      present = false;
      after = inbox.restart();
    });
    made.on('connect_error', (error) => {
      refused = error.message;
      if (!made.active) again(); // the server refused it
    });
    /** Socket.IO comes back by itself only after a lost connection. */
    function again(): void {
      setTimeout(() => made === socket && !left && made.connect(), AGAIN_MS);
    }

    async function catchUp(): Promise<void> {
      const { id } = made;
      const here = (): boolean => made === socket && made.id === id && made.connected;
      while (here()) {
        const answer: SyncAnswer | null = await made
          .timeout(ANSWER_MS)
          .emitWithAck('sync', { after })
          .catch(() => null);
        if (!here()) return;
        if (answer?.ok !== true) {
          await new Promise((resolve) => setTimeout(resolve, AGAIN_MS)); // the database may be away
          continue;
        }
        inbox.page(answer.events, answer.more);
        after = answer.events.at(-1)?.n ?? after;
        if (!answer.more) return void (present = true);
      }
    }
    return made;
  }

  /** True: answered with ok. */
  async function ask(verb: string, body: object): Promise<boolean> {
    const speaking = socket;
    const lost = new Promise<null>((resolve) => speaking.once('disconnect', () => resolve(null)));
    const asked: Promise<Answer | null> = speaking
      .timeout(ANSWER_MS)
      .emitWithAck(verb, body)
      .catch(() => null);
    return (await Promise.race([asked, lost]))?.ok === true;
  }

  return {
    heard,
    said,
    run: (source) => ask('run', { language: 'python', source }),
    async say(text) {
      if (await ask('say', { text })) said.push(text);
    },
    move(url) {
      socket.close();
      present = false;
      socket = connect(url);
    },
    present: () => present,
    refused: () => refused,
    leave() {
      left = true;
      socket.close();
    },
  };
}
