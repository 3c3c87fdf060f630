// What keeps the document host small and alive: dead and expired sockets go, floods and old pages are refused with a code.
import { afterEach, expect, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from '../../../shared/close-codes.ts';
import { docMessages, documentVersion } from '../../../shared/documents.ts';
import { awarenessFrame, quietFrame, step1Frame, updateFrame } from '../../../server/docs/messages.ts';
import { KEY, SESSION, admission, eventually, join, memoryStore, seat, startHost } from './host.ts';
import type { Host, HostChange } from './host.ts';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  vi.useRealTimers();
  for (const step of undo.splice(0).toReversed()) await step();
});

async function start(change: HostChange = {}): Promise<Host> {
  const host = await startHost(memoryStore(), change);
  undo.push(() => host.stop());
  return host;
}
async function come(host: Host, token: string) {
  const person = await join(host, token);
  undo.push(() => person.leave());
  return person;
}
interface Raw {
  socket: WebSocket;
  heard: Buffer[];
  code(): number | null;
  status(): number | null; // of an answer that is no handshake
}
function raw(host: Host, query: string, options: { autoPong?: boolean } = {}): Raw {
  const socket = new WebSocket(`${host.url}/code?${query}`, options);
  undo.push(() => socket.terminate());
  const heard: Buffer[] = [];
  let code: number | null = null;
  let status: number | null = null;
  socket.on('message', (data: Buffer) => heard.push(data));
  socket.on('error', () => {});
  socket.on('unexpected-response', (_request, response) => (status = response.statusCode ?? 0));
  socket.on('close', (closed) => (code = closed));
  return { socket, heard, code: () => code, status: () => status };
}
const cursor = (json: string) => awarenessFrame([{ client: 7, clock: 1, json }]);
const connections = (host: Host) => host.documents.stats().connections;

test('a socket that answers no ping is dropped, one that does stays', async () => {
  const host = await start({ limits: { pingMs: 700 } });
  const ada = await come(host, 'candidate');
  raw(host, 'seat=interviewer', { autoPong: false });
  await eventually('both are in', () => connections(host) === 2);
  await eventually('the dead one is dropped', () => connections(host) === 1);
  await eventually('the other one stays', () => ada.provider.wsconnected);
});

test('a seat that expires closes its socket', async () => {
  const host = await start();
  const halfAnHour = Date.now() + 1_800_000;
  host.seats.set('guest', admission(seat('guest', 'interviewer'), { expiresAt: halfAnHour }));
  const ada = await come(host, 'candidate'); // for an hour
  const guest = await come(host, 'guest');
  vi.useFakeTimers({ toFake: ['Date'], now: halfAnHour });
  await eventually('closed', () => guest.closed?.code === closeCodes.badSeat);
  expect(ada.closed).toBeNull();
});

test('too big a cursor and too many messages close their sender and nobody else', async () => {
  const host = await start({ limits: { awarenessBytes: 200, messagesPerSecond: 1, messagesBurst: 100 } });
  const ada = await come(host, 'candidate');
  const big = raw(host, 'seat=interviewer');
  big.socket.once('open', () => big.socket.send(cursor(JSON.stringify({ note: 'x'.repeat(300) }))));
  await eventually('too big', () => big.code() === closeCodes.malformed);
  const many = raw(host, 'seat=second');
  many.socket.once('open', () => {
    for (let i = 0; i < 200; i++) many.socket.send(cursor(`{"at":${String(i)}}`));
  });
  await eventually('too many', () => many.code() === closeCodes.slow);
  expect(ada.closed).toBeNull();
});

test('cursors beyond their own rate are forgotten, while edits of the same client go on', async () => {
  const host = await start({ limits: { cursorsPerSecond: 0, cursorsBurst: 10 } });
  const ada = await come(host, 'candidate');
  const flood = raw(host, 'seat=interviewer');
  const doc = new Y.Doc();
  doc.getText(KEY).insert(0, 'heard all the same');
  flood.socket.once('open', () => {
    for (let at = 1; at <= 50; at++) flood.socket.send(cursor(`{"at":${String(at)}}`));
    flood.socket.send(updateFrame(Y.encodeStateAsUpdate(doc)));
  });
  await eventually('the edit is read', () => ada.read() === 'heard all the same');
  const ivo = await come(host, 'second'); // told of everybody as they are now
  const at = (): unknown => ivo.provider.awareness.getStates().get(7)?.['at'];
  await eventually('the cursor is seen', () => at() !== undefined);
  expect(at()).toBe(10);
  expect(flood.code()).toBeNull();
});

test('asking for everything again and again closes the one who asks', async () => {
  const host = await start({ limits: { messagesPerSecond: 0, messagesBurst: 100 } });
  const ada = await come(host, 'candidate');
  for (const [seat, ask] of [
    ['interviewer', step1Frame(new Uint8Array([0]))],
    ['second', new Uint8Array([docMessages.queryAwareness])],
  ] as const) {
    const asking = raw(host, `seat=${seat}`);
    asking.socket.once('open', () => {
      for (let i = 0; i < 10; i++) asking.socket.send(ask);
    });
    await eventually('too many', () => asking.code() === closeCodes.slow);
  }
  expect(ada.closed).toBeNull();
});

test('a page of an older version is told to reload, at its first visit and when it comes back', async () => {
  const host = await start();
  const today = raw(host, `seat=interviewer&v=${String(documentVersion)}`);
  await eventually('this version is welcome', () => today.heard.length > 0);
  for (let visit = 0; visit < 2; visit++) {
    const old = raw(host, `seat=candidate&v=${String(documentVersion - 1)}`);
    await eventually('outdated', () => old.code() === closeCodes.outdated);
  }
  expect(today.code()).toBeNull();
});

test('sockets that nobody has checked yet are counted, too', async () => {
  let answer = (): void => {};
  const checked = new Promise<null>((resolve) => (answer = () => resolve(null)));
  const host = await start({ verify: () => checked, limits: { sockets: 2 } });
  const sockets = ['a', 'b', 'c'].map((token) => raw(host, `seat=${token}`));
  const turnedAway = () => sockets.filter((one) => one.status() === 503).length;
  await eventually('one too many', () => turnedAway() === 1);
  answer();
  const refused = () => sockets.filter((one) => one.code() === closeCodes.badSeat).length;
  await eventually('the others are refused', () => refused() === 2);
  const later = raw(host, 'seat=d');
  await eventually('their places are free again', () => later.code() === closeCodes.badSeat);
});

test('texts of any name are welcome, up to a number', async () => {
  const host = await start({ limits: { texts: 3 } });
  const ada = await come(host, 'candidate');
  const ivo = await come(host, 'interviewer');
  for (const name of ['q1/python', 'q1/python/notes.txt', 'q1/java']) ada.doc.getText(name).insert(0, name);
  await eventually('all three are there', () => ivo.doc.getText('q1/java').toJSON() === 'q1/java');
  expect(await host.documents.readText(SESSION, 'code', 'never')).toBe('');
  ivo.doc.getText('one more').insert(0, 'x');
  await eventually('no more', () => ivo.closed?.code === closeCodes.tooBig);
  ada.doc.getText('q1/java').insert(0, 'still ');
  await eventually(
    'the others go on',
    async () => (await host.documents.readText(SESSION, 'code', 'q1/java')) === 'still q1/java',
  );
});

test('one too many in a document is sent away', async () => {
  const host = await start({ limits: { clients: 1 } });
  await come(host, 'candidate');
  const second = raw(host, 'seat=interviewer');
  await eventually('sent away', () => second.code() === closeCodes.tooBig);
});

test('a client that hears nothing for a while is told so, else it would give up', async () => {
  const host = await start({ limits: { quietMs: 500 } });
  const { heard } = raw(host, 'seat=observer');
  await eventually('something came', () => heard.some((frame) => frame.equals(quietFrame)));
});
