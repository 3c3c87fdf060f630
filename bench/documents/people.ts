// Bare clients of the document protocol: a typist with a real Yjs document, watchers that only note when bytes come.
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from '../../server/docs/messages.ts';
import { dialects } from './dialects.ts';
import type { Server } from './process.ts';

/** What a client needs to know of a server. */
export type Where = Pick<Server, 'kind' | 'url'>;

export interface Line {
  socket: WebSocket;
  /** A message of the y-websocket protocol. */
  say: (this: void, message: Uint8Array) => void;
}

/** Resolves when the server listens. */
export async function connect(
  { kind, url }: Where,
  session: string,
  heard: (message: Uint8Array) => void = () => {},
): Promise<Line> {
  const dialect = dialects[kind];
  const socket = new WebSocket(dialect.url(url, session), { perMessageDeflate: false });
  const say = (message: Uint8Array): void => dialect.say(socket, session, message);
  await new Promise<void>((resolve, reject) => {
    let welcome = dialect.open;
    socket.on('error', reject);
    socket.once('open', () => {
      dialect.greet(socket, session);
      if (welcome) resolve();
    });
    socket.on('message', (data: Buffer) => {
      if (!welcome && dialect.welcome(data)) {
        welcome = true;
        resolve();
        return;
      }
      const message = dialect.hear(socket, data);
      if (message === null) return;
      // A server asks for what we have: nothing.
      if (message[0] === 0 && message[1] === 0) say(step2Frame(new Uint8Array([0, 0])));
      heard(message);
    });
  });
  return { socket, say };
}

/** So many keys at one place, then at another. */
const RUN = 20;

export interface Room {
  /** Types one character, and says as y-monaco does where the cursor is, if asked; notes the time. */
  key(cursor: boolean): void;
  /** Deliveries so far, over both watchers. */
  delivered(): number;
  typed(): number;
  latencies: number[]; // milliseconds, one for each delivery
  /** Called for each key that both watchers have. */
  onBoth: () => void;
  close(): void;
}

/** `elsewhere`: the node where the watchers are. */
export async function openRoom(server: Where, session: string, elsewhere = server): Promise<Room> {
  const doc = new Y.Doc();
  const text = doc.getText('q1/python');
  const sentAt: number[] = [];
  const got = [0, 0];
  const { edits } = dialects[server.kind];
  const watch = (index: number) => (message: Uint8Array) => {
    if (message[0] !== 0 || message[1] !== 2) return;
    const now = performance.now();
    for (let left = edits(message); left > 0; left--) {
      const place = got[index] ?? 0;
      room.latencies.push(now - (sentAt[place] ?? 0));
      got[index] = place + 1;
      if (place < (got[1 - index] ?? 0)) room.onBoth();
    }
  };
  const typist = await connect(server, session);
  const watchers = [await connect(elsewhere, session, watch(0)), await connect(elsewhere, session, watch(1))];
  let [clock, typed, at] = [0, 0, 0];
  doc.on('update', (update) => {
    sentAt.push(performance.now());
    typist.say(updateFrame(update));
  });
  const room: Room = {
    key(cursor) {
      if (typed++ % RUN === 0) at = (typed * 7_919) % (text.length + 1);
      text.insert(at++, 'x');
      if (!cursor) return;
      const place = Y.createRelativePositionFromTypeIndex(text, at);
      const json = JSON.stringify({ user: { name: 'Ada' }, selection: { anchor: place, head: place } });
      typist.say(awarenessFrame([{ client: doc.clientID, clock: ++clock, json }]));
    },
    delivered: () => (got[0] ?? 0) + (got[1] ?? 0),
    typed: () => sentAt.length,
    latencies: [],
    onBoth: () => {},
    close() {
      for (const { socket } of [typist, ...watchers]) socket.terminate();
      doc.destroy();
    },
  };
  return room;
}

/** Milliseconds from connecting to the document's state, and its size. */
export async function joinOnce(
  { kind, url }: Where,
  session: string,
): Promise<{ ms: number; bytes: number }> {
  const dialect = dialects[kind];
  const from = performance.now();
  const socket = new WebSocket(dialect.url(url, session), { perMessageDeflate: false });
  const result = await new Promise<{ ms: number; bytes: number }>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => {
      dialect.greet(socket, session);
      dialect.say(socket, session, step1Frame(new Uint8Array([0])));
    });
    socket.on('message', (data: Buffer) => {
      const message = dialect.hear(socket, data);
      if (message?.[0] === 0 && message[1] === 1)
        resolve({ ms: performance.now() - from, bytes: message.length });
    });
  });
  socket.terminate();
  return result;
}

/** Sends a one-hour session's edits (inserts, deletes, cursor jumps) and waits until the server has them. */
export async function writeHistory(server: Where, session: string, edits: number): Promise<void> {
  const doc = new Y.Doc();
  const text = doc.getText('q1/python');
  let seed = 42;
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  let at = 0;
  const { socket, say } = await connect(server, session);
  doc.on('update', (update) => say(updateFrame(update)));
  for (let i = 0; i < edits; i++) {
    if (next(40) === 0) at = next(text.length + 1);
    if (next(100) < 65 || at === 0) text.insert(at++, 'abcdefghij \n'.charAt(next(12)));
    else text.delete(--at, 1);
    if (i % 500 === 499) await drained(socket);
  }
  const state = Y.encodeStateAsUpdate(doc).length;
  const until = Date.now() + 120_000;
  while ((await joinOnce(server, session)).bytes < state) {
    if (Date.now() > until) throw new Error('the server did not take the edits');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  socket.terminate();
  doc.destroy();
}

async function drained(socket: WebSocket): Promise<void> {
  while (socket.bufferedAmount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
