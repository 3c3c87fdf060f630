// Broken bytes, of three layers: what no document understands, messages that were valid once, and frames that are none.
// Each closes its sender and nobody else, and the node goes on. The seeds are fixed: every run sends the same bytes.
import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from '../../../shared/close-codes.ts';
import { docMessages } from '../../../shared/documents.ts';
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from '../../../server/docs/messages.ts';
import { SESSION, eventually, join, memoryStore, startHost } from './host.ts';
import type { Host, Person } from './host.ts';
import { random } from './random.ts';

const SEEDS = [3, 14, 159];
const PER_SEED = 300;

let host: Host;
let ada: Person;
const people: Person[] = [];

beforeEach(async () => {
  host = await startHost(memoryStore());
  ada = await come('candidate', 4_242);
  ada.type('safe');
});
afterEach(async () => {
  for (const person of people.splice(0)) person.leave();
  await host.stop();
});

/** `client`: its id, so that the bytes, and so the damage, are the same in every run. */
async function come(token: string, client: number): Promise<Person> {
  const doc = new Y.Doc();
  doc.clientID = client;
  const person = await join(host, token, 'code', doc);
  people.push(person);
  return person;
}
/** A bare socket; resolves when it is open. */
async function raw(token: string): Promise<{ socket: WebSocket; code: () => number | null }> {
  const socket = new WebSocket(`${host.url}/code?seat=${token}`);
  let code: number | null = null;
  socket.on('close', (closed) => (code = closed));
  socket.on('error', () => {});
  await new Promise((resolve) => socket.once('open', resolve));
  return { socket, code: () => code };
}
async function goesOn(): Promise<void> {
  expect(ada.closed).toBeNull();
  ada.type(' and sound');
  const ian = await come('interviewer', 4_243);
  await eventually(
    'the document still works, the same for both',
    () => ian.read().includes(' and sound') && ian.read() === ada.read(),
  );
}

/** What a document with a bit of everything says. */
function validFrames(): Uint8Array[] {
  const doc = new Y.Doc();
  doc.clientID = 4_244;
  const text = doc.getText('q1/python');
  text.insert(0, 'one two 🙂 three');
  text.delete(3, 4);
  text.format(0, 2, { bold: true });
  doc.getMap('files').set('a.py', new Y.Map([['size', 1]]));
  doc.getArray('strokes').push([{ x: 1 }, null, 'two', new Uint8Array([1, 2])]);
  const state = Y.encodeStateAsUpdate(doc);
  const cursors = [7, 8, 9].map((client) => ({ client, clock: 1, json: '{"cursor":1}' }));
  return [
    step1Frame(Y.encodeStateVector(doc)),
    step2Frame(state),
    updateFrame(state),
    awarenessFrame(cursors.slice(0, 1)),
    awarenessFrame(cursors),
    new Uint8Array([docMessages.queryAwareness]),
  ];
}

test(`${String(SEEDS.length * PER_SEED)} broken messages close their senders and nobody else`, async () => {
  const valid = validFrames();
  let closed = 0;
  for (const seed of SEEDS) {
    const next = random(seed);
    for (let i = 0; i < PER_SEED; i++) {
      const { socket } = await raw('second');
      socket.send(broken(valid, next));
      socket.send(new Uint8Array([9, 9, 9])); // never understood: the server has read the first when it closes
      await new Promise((resolve) => socket.once('close', resolve));
      closed++;
    }
  }
  await goesOn();
  process.stdout.write(
    `documents, fuzzed: ${String(closed)} broken messages and their senders, nobody else\n`,
  );
});

test('what is no message at all is closed as malformed', async () => {
  const frames = [new Uint8Array([]), new Uint8Array([0, 2, 5, 1]), new Uint8Array([1, 3, 1, 2, 3]), 'words'];
  for (const frame of frames) {
    const { socket, code } = await raw('second');
    socket.send(frame);
    await eventually('closed as malformed', () => code() === closeCodes.malformed);
  }
  await goesOn();
});

test('bytes that are no WebSocket frames close their connection and nobody else', async () => {
  const next = random(26);
  const noise = Array.from({ length: 20 }, () => Buffer.from(bytes(80, next)));
  const frames: [string, Buffer][] = [
    ['not masked', Buffer.from([0x82, 1, 9])],
    ['of a reserved kind', Buffer.from([0x83, 0x80, 0, 0, 0, 0])],
    ['with reserved bits', Buffer.from([0xf2, 0x80, 0, 0, 0, 0])],
    ['longer than all memory', Buffer.from([0x82, 0xff, 0x7f, ...Array<number>(7).fill(0xff), 0, 0, 0, 0])],
    ['a ping of a megabyte', Buffer.from([0x89, 0xff, 0, 0, 0, 0, 0, 0x10, 0, 0, 0, 0, 0, 0])],
    ['the rest of nothing', Buffer.from([0x80, 0x80, 0, 0, 0, 0])],
    ...noise.map((one): [string, Buffer] => ['noise', Buffer.concat([Buffer.from([0xff]), one])]),
  ];
  for (const [what, frame] of frames) {
    const socket = await shaken();
    const gone = new Promise<boolean>((resolve) => socket.once('close', () => resolve(true)));
    socket.write(frame);
    expect(await gone, what).toBe(true);
  }
  const half = await shaken(); // a frame that never ends: its sender goes, and is forgotten
  half.write(Buffer.from([0x82, 0xfe, 0xff, 0xff, 0, 0, 0, 0, 1, 2, 3]));
  half.destroy();
  await eventually('only Ada is left', () => host.documents.stats().connections === 1);
  await goesOn();
});

/** A bare connection whose handshake is over. */
async function shaken(): Promise<Socket> {
  const socket = connect(host.port, '127.0.0.1');
  socket.on('error', () => {}); // 'close' follows
  const headers = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const asked = [`GET /doc/${SESSION}/code?seat=second HTTP/1.1`, ...headers, `Sec-WebSocket-Key: ${KEY}`];
  socket.write(`${asked.join('\r\n')}\r\n\r\n`);
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(answer).toContain('101');
  socket.resume();
  return socket;
}
const KEY = Buffer.alloc(16, 1).toString('base64');

const bytes = (most: number, next: () => number): Uint8Array =>
  Uint8Array.from({ length: 1 + Math.floor(next() * most) }, () => Math.floor(next() * 256));

/** A valid frame, damaged: cut, flipped, lengthened, sewn to another, with a monstrous number in it; or noise. */
function broken(valid: Uint8Array[], next: () => number): Uint8Array {
  const any = (): Uint8Array => valid[Math.floor(next() * valid.length)] ?? new Uint8Array();
  const frame = any();
  const place = Math.floor(next() * frame.length);
  switch (Math.floor(next() * 6)) {
    case 0:
      return frame.slice(0, place);
    case 1: {
      const flipped = frame.slice();
      for (let i = 0; i < 3; i++) flipped[Math.floor(next() * frame.length)] = Math.floor(next() * 256);
      return flipped;
    }
    case 2:
      return new Uint8Array([...frame, ...frame.slice(0, 5)]);
    case 3:
      return new Uint8Array([...frame.slice(0, place), ...any().slice(place)]);
    case 4:
      return new Uint8Array([
        ...frame.slice(0, place),
        255,
        255,
        255,
        255,
        255,
        255,
        15,
        ...frame.slice(place + 1),
      ]);
    default:
      return bytes(60, next);
  }
}
