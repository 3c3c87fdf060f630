// One room on two nodes: separate servers, sockets and memory; one database, one real Redis.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRedisChannel } from '../../../server/channel.ts';
import { createLog } from '../../../server/log.ts';
import { connectRedis, type RedisConnections } from '../../../server/redis.ts';
import { createRedisPresence } from '../../../server/rooms/redis-presence.ts';
import { createRedisTurns } from '../../../server/rooms/redis-turns.ts';
import { startRedis, type TestServer } from '../../support/servers.ts';
import { type House, openHouse, openStore, type Store } from './house.ts';
import { enter, type Person } from './person.ts';

const log = createLog('silent');
let store: Store;
let redis: TestServer;
const connections: RedisConnections[] = [];
let north: House;
let south: House;

async function node(name: string): Promise<House> {
  const connected = connectRedis(redis.url, log);
  connections.push(connected);
  return openHouse(store, {
    channel: createRedisChannel(connected, log),
    turns: createRedisTurns(connected.commands, log),
    presence: createRedisPresence(connected.commands, name),
  });
}
beforeAll(async () => {
  store = await openStore();
  redis = await startRedis();
  [north, south] = [await node('north'), await node('south')];
});
afterAll(async () => {
  await north?.close();
  await south?.close();
  for (const one of connections) await one.close();
  await redis?.stop();
  await store?.close();
});

const python = (source: string) => ({ language: 'python' as const, source });
const textOf = (person: Person, run: string) =>
  (person.room().runs[run]?.output ?? []).map((chunk) => chunk.text).join('');

test('both nodes see one order of events, whoever speaks first', async () => {
  const session = await north.session();
  const ada = await north.person(session, 'candidate');
  const ivo = await south.person(session, 'interviewer');
  await Promise.all(
    Array.from({ length: 10 }, (_, n) => [
      ada.say('say', { text: `a${n}` }),
      ivo.say('say', { text: `i${n}`, private: n % 2 === 0 }),
    ]).flat(),
  );
  const last = await north.rooms.publish(session, null, { happening: { kind: 'focused', until: null } });
  for (const person of [ada, ivo]) await person.sees('focused');
  expect(ivo.events.map((event) => event.n)).toEqual(
    Array.from({ length: last[0]?.n ?? 0 }, (_, n) => n + 1),
  );
  expect(ada.events).toEqual(ivo.events.filter((event) => event.audience === 'room'));
});

test('a run on one node is refused, typed into and stopped from the other', async () => {
  const session = await north.session();
  const ada = await north.person(session, 'candidate');
  const ivo = await south.person(session, 'interviewer');
  const answer = await ada.say('run', python('print go\nread\nwait'));
  const run = answer.ok ? (answer.run ?? '') : '';
  await ivo.until(() => textOf(ivo, run) === 'go\n', 'the output');
  expect(await ivo.say('run', python('print no'))).toMatchObject({ code: 'running' });
  expect(await ivo.say('stdin', { run, text: 'hey' })).toEqual({ ok: true });
  await ivo.until(() => textOf(ivo, run) === 'go\nheyread hey\n', 'what was typed');
  expect(await ivo.say('stop', { run })).toEqual({ ok: true });
  expect(await ada.sees('run.ended')).toEqual(await ivo.sees('run.ended'));
  expect(await ada.sees('run.ended')).toMatchObject({ end: { reason: 'stopped' } });
});

test('a seat on both nodes is one person; revoked on one, out on both', async () => {
  const session = await north.session();
  const ivo = await north.person(session, 'interviewer');
  const { token, seat } = await north.seat(session, 'candidate');
  const [here, there] = [await enter(north.url, token), await enter(south.url, token)];
  for (const person of [here, there]) await person.sync();
  expect(await ivo.say('revoke', { seat: seat.id })).toEqual({ ok: true });
  for (const person of [here, there]) await person.until(() => !person.socket.connected, 'the closed socket');
  await ivo.sees('left', (event) => event.seat === seat.id);
  expect(ivo.events.filter((event) => event.kind === 'joined' && event.seat.id === seat.id)).toHaveLength(1);
});

test('Redis gone: each node’s people go on, and nodes agree when it is back', async () => {
  const session = await north.session();
  const ada = await north.person(session, 'candidate');
  const ivo = await south.person(session, 'interviewer');
  await ada.sees('joined', (event) => event.seat.role === 'interviewer');
  await redis.crash();
  expect(await ada.say('say', { text: 'does anybody hear?' })).toEqual({ ok: true });
  await ada.sees('said');
  await redis.revive();
  expect(await ivo.sees('said')).toMatchObject({ text: 'does anybody hear?' });
  const run = () => ada.say('run', python('print back'));
  await expect.poll(async () => (await run()).ok, { timeout: 45_000, interval: 2_500 }).toBe(true);
  await ivo.sees('run.ended');
  await ada.until(() => ada.room().lastN === ivo.room().lastN, 'the same end');
});
