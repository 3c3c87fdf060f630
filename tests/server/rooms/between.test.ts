// Turns and presence: one contract, in memory and among nodes over a real Redis.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLog } from '../../../server/log.ts';
import { connectRedis, type RedisConnections } from '../../../server/redis.ts';
import { createPresence, type Presence } from '../../../server/rooms/presence.ts';
import { createRedisPresence } from '../../../server/rooms/redis-presence.ts';
import { createRedisTurns } from '../../../server/rooms/redis-turns.ts';
import { createTurns, type Turns } from '../../../server/rooms/turns.ts';
import { startRedis, type TestServer } from '../../support/servers.ts';

const log = createLog('silent');
let redis: TestServer;
let connections: RedisConnections;
beforeAll(async () => {
  redis = await startRedis();
  connections = connectRedis(redis.url, log);
});
afterAll(async () => {
  await connections?.close();
  await redis?.stop();
});

const turnsMakers: [string, () => Turns][] = [
  ['in memory', createTurns],
  ['over Redis', () => createRedisTurns(connections.commands, log)],
];
const presenceMakers: [string, () => Presence][] = [
  ['in memory', createPresence],
  ['over Redis', () => createRedisPresence(connections.commands, 'node 1')],
];

describe.each(turnsMakers)('turns %s', (_, make) => {
  test('one holder a session; released by the holder alone', async () => {
    const turns = make();
    const first = { sessionId: 'test_1', run: 'run_1', by: 'seat_1' };
    const second = { sessionId: 'test_1', run: 'run_2', by: null };
    expect(await turns.holder('test_1')).toBeNull();
    const taken = await Promise.all([turns.take(first), turns.take(second)]);
    expect(taken).toEqual([true, false]);
    expect(await turns.take({ ...first, sessionId: 'test_2', run: 'run_3' })).toBe(true);
    await turns.release(second);
    expect(await turns.holder('test_1')).toEqual(first);
    await turns.release(first);
    expect(await turns.holder('test_1')).toBeNull();
    expect(await turns.take(second)).toBe(true);
    expect(await turns.lapsed()).toEqual([]);
    await turns.close();
  });
});

describe.each(presenceMakers)('presence %s', (_, make) => {
  test('enters once, leaves once', async () => {
    const presence = make();
    const here = { sessionId: 'test_1', seat: 'seat_1' };
    expect(await presence.has(here)).toBe(false);
    expect(await presence.enter(here)).toBe(true);
    expect(await presence.enter(here)).toBe(false);
    expect(await presence.has(here)).toBe(true);
    expect(await presence.leave(here)).toBe(true);
    expect(await presence.leave(here)).toBe(false);
    expect(await presence.lapsed()).toEqual([]);
    await presence.close();
  });
});

test('a seat on two nodes leaves with the second', async () => {
  const [one, two] = ['a', 'b'].map((node) => createRedisPresence(connections.commands, node));
  const here = { sessionId: 'test_2', seat: 'seat_2' };
  expect(await one?.enter(here)).toBe(true);
  expect(await two?.enter(here)).toBe(false);
  expect(await one?.leave(here)).toBe(false);
  expect(await two?.leave(here)).toBe(true);
});

test('what a dead node held is handed out once, when its time is over', async () => {
  const turns = createRedisTurns(connections.commands, log);
  const turn = { sessionId: 'test_3', run: 'run_9', by: null };
  const here = { sessionId: 'test_3', seat: 'seat_9' };
  const dead = createRedisTurns(connections.commands, log);
  const presence = createRedisPresence(connections.commands, 'dead');
  await dead.take(turn);
  await presence.enter(here);
  await dead.close(); // it renews no more
  for (const key of ['candor:turns', 'candor:presence']) {
    const [entry = ''] = await connections.commands.zrange(key, -1, '-1');
    await connections.commands.zadd(key, Date.now() - 1, entry); // as if its time were over
  }
  const found = await Promise.all([turns.lapsed(), createRedisTurns(connections.commands, log).lapsed()]);
  expect(found.flat()).toEqual([turn]);
  const left = await Promise.all([
    presence.lapsed(),
    createRedisPresence(connections.commands, 'x').lapsed(),
  ]);
  expect(left.flat()).toEqual([here]);
});

test('without Redis a turn is refused with an error, soon', async () => {
  const lost = await startRedis();
  const away = connectRedis(lost.url, log);
  const turns = createRedisTurns(away.commands, log);
  expect(await turns.holder('test_4')).toBeNull();
  await lost.crash();
  await expect(turns.take({ sessionId: 'test_4', run: 'run_4', by: null })).rejects.toThrow();
  await away.close();
  await lost.stop();
});
