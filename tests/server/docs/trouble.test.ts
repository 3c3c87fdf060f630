// What goes wrong and must harm nobody: a failing store, slow readers, seats taken away, too much of anything.
import { connect } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from '../../../shared/close-codes.ts';
import { step1Frame, updateFrame } from '../../../server/docs/messages.ts';
import { SESSION, eventually, join, memoryStore, open, startHost } from './host.ts';
import type { Host, HostChange, MemoryStore, Person } from './host.ts';

let host: Host;
let store: MemoryStore;
let people: Person[] = [];

async function start(change: HostChange = {}): Promise<void> {
  store = memoryStore();
  host = await startHost(store, change);
}
async function come(token: string, doc?: Y.Doc): Promise<Person> {
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
afterEach(async () => {
  for (const person of people) person.leave();
  people = [];
  await host.stop();
});

test('a failed save keeps the document and tries again; nothing is lost', async () => {
  await start();
  store.failing.append = true;
  const ada = await come('candidate');
  ada.type('kept in memory');
  await eventually('the server has it', () => host.documents.stats().unsaved > 0);
  ada.leave();
  people = [];
  await eventually('nobody is connected', () => host.documents.stats().connections === 0);
  const ian = await come('interviewer'); // the document could not be unloaded, so it is not read from the store
  expect(ian.read()).toBe('kept in memory');
  expect(ian.saved?.vector.get(ada.doc.clientID)).toBeUndefined();
  store.failing.append = false;
  await eventually('it is stored', () => store.rows.length === 1 && host.documents.stats().unsaved === 0);
  await eventually('and told', () => ian.saved?.vector.get(ada.doc.clientID) === 14);
});

test('a failed load refuses, is shared, and leaves nothing behind', async () => {
  await start();
  store.failing.load = true;
  const sockets = await Promise.all([raw('candidate'), raw('interviewer')]);
  for (const { code } of sockets) await eventually('refused', () => code() === closeCodes.failed);
  expect(host.documents.stats()).toMatchObject({ documents: 0, connections: 0 });
  store.failing.load = false;
  const before = store.loads;
  const both = await Promise.all([come('candidate'), come('interviewer')]);
  expect(store.loads).toBe(before + 1); // one load for two who open at once
  expect(both.map((person) => person.read())).toEqual(['', '']);
});

test('a reader that does not keep up is dropped; the others go on', async () => {
  await start({ limits: { bufferedBytes: 1_000_000, stateBytes: 64 * 1024 * 1024 } });
  const ada = await come('candidate');
  const ian = await come('interviewer');
  const { socket } = await raw('second');
  socket.send(step1Frame(new Uint8Array([0])));
  socket.pause(); // reads nothing any more
  await eventually('three are connected', () => host.documents.stats().connections === 3);
  let typed = 0;
  await eventually('the slow one is dropped', () => {
    if (typed++ < 500) ada.type('x'.repeat(100_000));
    return host.documents.stats().connections === 2;
  });
  ada.type('end');
  await eventually('Ian has it all', () => ian.text.length === ada.text.length);
  socket.terminate();
});

test('a revoked seat and an ended session are closed, and no later edit is applied', async () => {
  await start();
  const ada = await come('candidate');
  const ian = await come('interviewer');
  const { code, socket } = await raw('second');
  host.documents.closeSeat('second', closeCodes.revoked);
  await eventually('revoked', () => code() === closeCodes.revoked);
  ada.type('in time');
  await eventually('Ian reads', () => ian.read() === 'in time');
  host.documents.closeSession(SESSION, closeCodes.ended);
  ada.type(' too late');
  for (const person of [ada, ian]) await eventually('ended', () => person.closed?.code === closeCodes.ended);
  // The store says so a moment later; the order alone keeps writers out.
  const late = open(host, 'candidate');
  people.push(late);
  await eventually('the candidate stays out', () => late.closed?.code === closeCodes.ended);
  const revoked = open(host, 'second');
  people.push(revoked);
  await eventually('the revoked one too', () => revoked.closed?.code === closeCodes.revoked);
  const interviewer = await come('interviewer');
  expect(interviewer.read()).toBe('in time');
  interviewer.type('forged ending');
  await eventually('read-only', () => interviewer.closed?.code === closeCodes.forbidden);
  expect(await host.documents.readText(SESSION, 'code', 'q1/python')).toBe('in time');
  socket.terminate();
});

test('too big a message, a full document, too many sockets: closed with a code', async () => {
  await start({ limits: { messageBytes: 5_000, stateBytes: 8_000, socketsPerAddress: 4 } });
  const ada = await come('candidate');
  const big = new Y.Doc();
  big.getText('q1/python').insert(0, 'x'.repeat(6_000));
  const { socket, code } = await raw('interviewer');
  socket.send(updateFrame(Y.encodeStateAsUpdate(big)));
  await eventually('too big', () => code() === closeCodes.tooBig);
  for (let i = 0; i < 3; i++) ada.type('y'.repeat(3_000));
  await eventually('full', () => ada.closed?.code === closeCodes.tooBig);
  const kept = (await host.documents.readText(SESSION, 'code', 'q1/python')).length;
  expect(kept).toBe(6_000);
  const ian = await come('interviewer');
  ian.text.delete(0, 5_000); // deleting is always possible
  await eventually(
    'deleted',
    async () => (await host.documents.readText(SESSION, 'code', 'q1/python')).length === 1_000,
  );
  const sockets: WebSocket[] = [];
  let refusal: number | undefined;
  while (refusal === undefined && sockets.length < 10) {
    const next = new WebSocket(`${host.url}/code?seat=second`);
    sockets.push(next);
    next.on('error', () => {});
    await new Promise<void>((resolve) => {
      next.once('open', resolve);
      next.once('unexpected-response', (_request, response) => {
        refusal = response.statusCode;
        resolve();
      });
    });
  }
  expect(refusal).toBe(503);
  for (const one of sockets) one.terminate();
});

test('a handshake that is broken off leaves nothing open', async () => {
  await start();
  const path = `/doc/${SESSION}/code?seat=candidate`;
  const headers = ['Host: x', 'Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
  const socket = connect(host.port, '127.0.0.1');
  socket.write(`GET ${path} HTTP/1.1\r\n${headers.join('\r\n')}\r\n\r\n`); // no key
  const answer = await new Promise<string>((resolve) => socket.once('data', (data) => resolve(String(data))));
  expect(answer).toContain('400');
  socket.destroy();
  await eventually('let go', () => host.documents.stats().documents === 0);
});

test('documents are freed when everybody has left', async () => {
  await start({ limits: { snapshotLeastRows: 5 } });
  const before = store.loads;
  for (let round = 0; round < 3; round++) {
    const person = await come('candidate');
    for (let i = 0; i < 6; i++) person.type(String(round));
    person.leave();
    people = [];
    await eventually('freed', () => host.documents.stats().documents === 0);
  }
  expect(host.documents.stats()).toEqual({ documents: 0, connections: 0, unsaved: 0 });
  expect(store.rows.length).toBe(18);
  expect(store.snapshots).toBe(3);
  expect(store.loads).toBe(before + 6); // an opening and a snapshot each
});

test('who comes back while a document is being unloaded finds it as it was', async () => {
  await start({ limits: { snapshotLeastRows: 1 } });
  const ada = await come('candidate');
  ada.type('kept');
  await eventually('it is stored', () => store.rows.length === 1);
  let begun = false;
  let goOn = (): void => {};
  const held = new Promise<void>((resolve) => (goOn = resolve));
  store.saveSnapshot = async () => {
    begun = true;
    await held;
  };
  ada.leave();
  await eventually('it is being unloaded', () => begun);
  const before = store.loads;
  const ian = await come('interviewer');
  goOn();
  ian.type(' and going on');
  await eventually('that is stored, too', () => store.rows.length === 2);
  const second = await come('second');
  expect(second.read()).toBe('kept and going on');
  expect(store.loads).toBe(before);
  expect(host.documents.stats()).toMatchObject({ documents: 1, connections: 2 });
});

test('edits of several documents are stored by one statement', async () => {
  await start({ limits: { saveMs: 600_000, saveRows: 20 } });
  const append = store.append.bind(store);
  const statements: { rows: number; documents: number }[] = [];
  store.append = (rows) => {
    statements.push({ rows: rows.length, documents: new Set(rows.map(({ name }) => name)).size });
    return append(rows);
  };
  const ada = await come('candidate');
  const ian = await join(host, 'interviewer', 'notes');
  people.push(ian);
  for (let i = 0; i < 10; i++) for (const person of [ada, ian]) person.type('x');
  await eventually('all are stored', () => store.rows.length === 20);
  expect(statements).toEqual([{ rows: 20, documents: 2 }]);
});
