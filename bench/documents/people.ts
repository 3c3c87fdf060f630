// Bare clients of the document protocol: a typist with a real Yjs document, watchers that only note when bytes come.
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from '../../server/docs/messages.ts';

const ROOM = 'code';

export async function connect(
  url: string,
  session: string,
  heard: (frame: Buffer) => void = () => {},
): Promise<WebSocket> {
  const socket = new WebSocket(`${url}/${session}/${ROOM}?seat=${session}`, { perMessageDeflate: false });
  socket.on('message', (data: Buffer) => {
    // A server asks for what we have: nothing.
    if (data[0] === 0 && data[1] === 0) socket.send(step2Frame(new Uint8Array([0, 0])));
    heard(data);
  });
  await new Promise((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('error', reject);
  });
  return socket;
}

export interface Room {
  /** Types one character, moves the cursor too if asked; notes the time. */
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
export async function openRoom(url: string, session: string, elsewhere = url): Promise<Room> {
  const doc = new Y.Doc();
  const text = doc.getText('q1/python');
  const sentAt: number[] = [];
  const got = [0, 0];
  const watch = (index: number) => (frame: Buffer) => {
    if (frame[0] !== 0 || frame[1] !== 2) return;
    const place = got[index] ?? 0;
    room.latencies.push(performance.now() - (sentAt[place] ?? 0));
    got[index] = place + 1;
    if (place < (got[1 - index] ?? 0)) room.onBoth();
  };
  const typist = await connect(url, session);
  const watchers = [await connect(elsewhere, session, watch(0)), await connect(elsewhere, session, watch(1))];
  let clock = 0;
  doc.on('update', (update) => {
    sentAt.push(performance.now());
    typist.send(updateFrame(update));
  });
  const room: Room = {
    key(cursor) {
      text.insert(text.length, 'x');
      if (!cursor) return;
      const json = `{"user":{"name":"Ada"},"selection":{"anchor":{"type":null,"tname":"q1/python","item":{"client":${String(doc.clientID)},"clock":${String(text.length - 1)}},"assoc":0},"head":{"type":null,"tname":"q1/python","item":{"client":${String(doc.clientID)},"clock":${String(text.length - 1)}},"assoc":0}}}`;
      typist.send(awarenessFrame([{ client: doc.clientID, clock: ++clock, json }]));
    },
    delivered: () => (got[0] ?? 0) + (got[1] ?? 0),
    typed: () => sentAt.length,
    latencies: [],
    onBoth: () => {},
    close() {
      for (const socket of [typist, ...watchers]) socket.terminate();
      doc.destroy();
    },
  };
  return room;
}

/** Milliseconds from connecting to the document's state, and its size. */
export async function joinOnce(url: string, session: string): Promise<{ ms: number; bytes: number }> {
  const from = performance.now();
  const socket = new WebSocket(`${url}/${session}/${ROOM}?seat=${session}`, { perMessageDeflate: false });
  const result = await new Promise<{ ms: number; bytes: number }>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('open', () => socket.send(step1Frame(new Uint8Array([0]))));
    socket.on('message', (data: Buffer) => {
      if (data[0] === 0 && data[1] === 1) resolve({ ms: performance.now() - from, bytes: data.length });
    });
  });
  socket.terminate();
  return result;
}

/** Sends a one-hour session's edits (inserts, deletes, cursor jumps) and waits until the server has them. */
export async function writeHistory(url: string, session: string, edits: number): Promise<void> {
  const doc = new Y.Doc();
  const text = doc.getText('q1/python');
  let seed = 42;
  const next = (below: number): number => (seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff) % below;
  let at = 0;
  const socket = await connect(url, session);
  doc.on('update', (update) => socket.send(updateFrame(update)));
  for (let i = 0; i < edits; i++) {
    if (next(40) === 0) at = next(text.length + 1);
    if (next(100) < 65 || at === 0) text.insert(at++, 'abcdefghij \n'.charAt(next(12)));
    else text.delete(--at, 1);
    if (i % 500 === 499) await drained(socket);
  }
  const state = Y.encodeStateAsUpdate(doc).length;
  const until = Date.now() + 120_000;
  while ((await joinOnce(url, session)).bytes < state) {
    if (Date.now() > until) throw new Error('the server did not take the edits');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  socket.terminate();
  doc.destroy();
}

async function drained(socket: WebSocket): Promise<void> {
  while (socket.bufferedAmount > 0) await new Promise((resolve) => setTimeout(resolve, 5));
}
