// Two and three nodes share documents over a real Redis, lose it, and agree again when it is back.
import { pino } from 'pino';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '../../../shared/close-codes.ts';
import { createRedisChannel } from '../../../server/channel.ts';
import { updateFrame } from '../../../server/docs/messages.ts';
import { decodeNote } from '../../../server/docs/relay-notes.ts';
import { connectRedis } from '../../../server/redis.ts';
import { startRedis } from '../../support/servers.ts';
import type { TestServer } from '../../support/servers.ts';
import { KEY, SESSION, eventually, join, memoryStore, open, startHost } from './host.ts';
import type { Host, MemoryStore, Person } from './host.ts';
import { random } from './random.ts';

let redis: TestServer;
let store: MemoryStore;
let undo: (() => Promise<void>)[] = [];
const log = pino({ level: 'silent' });

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());
afterEach(async () => {
  for (const step of undo.toReversed()) await step();
  undo = [];
});

interface Node extends Host {
  connected(): boolean;
}

/** All nodes of a test share one store. */
async function node(silenceMs = 60_000, loses: (data: Uint8Array) => boolean = () => false): Promise<Node> {
  const connections = connectRedis(redis.url, log);
  const whole = createRedisChannel(connections, log);
  const publish = (topic: string, data: Uint8Array): void =>
    loses(data) ? undefined : whole.publish(topic, data);
  const channel = { ...whole, publish };
  const limits = { beatMs: 200, silenceMs, aloneMs: 1_000 };
  const host = await startHost(store, { channel, limits });
  undo.push(async () => {
    await host.stop();
    await connections.close();
  });
  const connected = (): boolean => connections.commands.status === 'ready';
  await eventually('Redis is reached', connected);
  return { ...host, connected };
}
async function come(host: Host, token: string): Promise<Person> {
  const person = await join(host, token);
  undo.push(async () => person.leave());
  return person;
}
const same = (people: Person[]): boolean => new Set(people.map((person) => person.read())).size === 1;

test('an edit and a cursor reach the other node; only the first node stores the edit', async () => {
  store = memoryStore();
  const [one, two] = [await node(), await node()];
  const ada = await come(one, 'candidate');
  ada.type('before ');
  const ian = await come(two, 'interviewer');
  await eventually('what was typed before', () => ian.read() === 'before ');
  ada.type('after');
  ian.type('>', 0);
  await eventually('both have both', () => same([ada, ian]) && ada.read() === '>before after');
  ada.text.delete(0, 1); // a deletion has no clock of its own
  await eventually('deleted on both', () => ian.read() === 'before after');
  await eventually('Ian sees Ada', () => {
    const state = ian.provider.awareness.getStates().get(ada.doc.clientID);
    return JSON.stringify(state ?? null).includes('Name of candidate');
  });
  await eventually('stored', () => one.documents.stats().unsaved + two.documents.stats().unsaved === 0);
  await eventually('four rows, each once', () => store.rows.length === 4);
  await eventually('Ian hears that Ada’s edits are stored', () => {
    return ian.saved?.vector.get(ada.doc.clientID) === 'before after'.length;
  });
});

test('nobody writes under an id of somebody who is on another node', async () => {
  store = memoryStore();
  const [one, two] = [await node(), await node()];
  const ada = await come(one, 'candidate');
  const ian = await come(two, 'interviewer');
  await eventually('Ian sees Ada', () => ian.provider.awareness.getStates().has(ada.doc.clientID));
  const forged = new Y.Doc();
  forged.clientID = ada.doc.clientID;
  forged.getText(KEY).insert(0, 'FORGED');
  const update = updateFrame(Y.encodeStateAsUpdate(forged));
  ian.provider.ws?.send(update.slice());
  await eventually('Ian is closed', () => ian.closed?.code === closeCodes.forged);
  const second = open(two, 'second', 'code', forged); // nor by handing it in
  undo.push(async () => second.leave());
  ada.type('hers');
  await eventually('hers is read there', async () => {
    return (await two.documents.readText(SESSION, 'code', KEY)) === 'hers';
  });
});

test('a single edit that was lost on the way, the last one for now, comes all the same', async () => {
  store = memoryStore();
  let losing = false;
  const one = await node(60_000, (data) => losing && decodeNote(data)?.kind === 'edit');
  const [ada, ian] = [await come(one, 'candidate'), await come(await node(), 'interviewer')];
  ada.type('heard ');
  await eventually('Ian reads it', () => ian.read() === 'heard ');
  losing = true;
  ada.type('lost');
  await eventually('Ian reads what was lost', () => ian.read() === 'heard lost');
});

test('orders are obeyed on every node', async () => {
  store = memoryStore();
  const [one, two] = [await node(), await node()];
  const ada = await come(one, 'candidate');
  const observer = await come(two, 'observer');
  one.documents.closeSeat('observer', closeCodes.revoked);
  await eventually('revoked there', () => observer.closed?.code === closeCodes.revoked);
  expect(ada.closed).toBeNull();
  two.documents.closeSession(SESSION, closeCodes.ended);
  await eventually('ended here', () => ada.closed?.code === closeCodes.ended);
});

test('without Redis everybody goes on; when it is back all agree, with or without new edits', async () => {
  store = memoryStore();
  const nodes = [await node(), await node(), await node()];
  const people = [
    await come(nodes[0]!, 'candidate'),
    await come(nodes[1]!, 'interviewer'),
    await come(nodes[2]!, 'second'),
  ];
  const next = random(2_026);
  const edit = (person: Person): void => {
    const at = Math.floor(next() * (person.text.length + 1));
    if (next() < 0.7 || at === person.text.length) person.type(String(Math.floor(next() * 10)), at);
    else person.text.delete(at, 1);
  };
  for (let round = 0; round < 2; round++) {
    for (let i = 0; i < 60; i++) edit(people[i % 3]!);
    await eventually('all agree', () => same(people));
    await redis.crash();
    await eventually('Redis is gone', () => nodes.every((one) => !one.connected()));
    for (let i = 0; i < 60; i++) edit(people[i % 3]!);
    await eventually('the store has them', () => nodes.every((one) => one.documents.stats().unsaved === 0));
    expect(same(people)).toBe(false);
    await redis.revive();
    await eventually('all agree again', () => same(people));
  }
  const late = await come(await node(), 'observer');
  await eventually('a node that comes late, too', () => same([...people, late]));
  const texts = await Promise.all(nodes.map((one) => one.documents.readText(SESSION, 'code', 'q1/python')));
  expect(new Set(texts)).toEqual(new Set([late.read()]));
});

test('a node that dies before it saved: another stores what it had heard', async () => {
  store = memoryStore();
  const failing = { ...store, append: () => new Promise<never>(() => {}) }; // never answers
  const connections = connectRedis(redis.url, log);
  const limits = { beatMs: 200, saveLimitMs: 60_000 };
  const dying = await startHost(failing, { channel: createRedisChannel(connections, log), limits });
  const other = await node(2_000);
  const ian = await come(other, 'interviewer');
  const ada = await come(dying, 'candidate');
  ada.type('heard, not stored');
  await eventually('Ian reads it', () => ian.read() === 'heard, not stored');
  expect(ian.saved?.vector.get(ada.doc.clientID)).toBeUndefined();
  await connections.close(); // from here on the node is dumb
  await eventually('adopted', () => store.rows.some((row) => row.by === 'candidate'));
  await eventually('and told', () => ian.saved?.vector.get(ada.doc.clientID) === 17);
  ada.leave();
  await dying.documents.close(100);
  await dying.stop();
});
