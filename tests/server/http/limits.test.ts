// The rate limits between nodes: counted in a real Redis, and in memory while that is away.
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { createLimits, rules } from '../../../server/http/limits.ts';
import type { Caller } from '../../../server/http/credentials.ts';
import { createLog } from '../../../server/log.ts';
import { connectRedis, type RedisConnections } from '../../../server/redis.ts';
import { startRedis, type TestServer } from '../../support/servers.ts';

let server: TestServer;
let redis: RedisConnections;
beforeAll(async () => {
  server = await startRedis();
  redis = connectRedis(server.url, createLog('silent'));
  await once(redis.commands, 'ready');
});
afterAll(async () => {
  await redis?.close();
  await server?.stop();
});

/** What was logged, without the time. */
let lines: { level: number; msg: string }[] = [];
const log = createLog('info', {
  write: (line: string) =>
    void lines.push(z.object({ level: z.number(), msg: z.string() }).parse(JSON.parse(line))),
});

const nobody: Caller = { kind: 'anonymous' };
const keyed = (id: string, limits = {}): Caller => ({
  kind: 'key',
  key: {
    id,
    org: 'org_default',
    name: id,
    scopes: ['execute'],
    limits,
    createdAt: 0,
    lastUsedAt: null,
    revokedAt: null,
  },
});

test('neighbours in one IPv6 network are one caller, however the address is written', async () => {
  const limits = createLimits(null, log);
  const same = ['2001:db8:1:2::1', '2001:DB8:1:2:ffff:ffff:ffff:ffff', '2001:0db8:0001:0002::3%eth0'];
  for (const address of same) await limits.count('execution', nobody, address);
  const left = async (address: string) => (await limits.count('execution', nobody, address)).remaining;
  expect(await left('2001:db8:1:2:a::')).toBe(6);
  expect(await left('2001:db8:1:3::1')).toBe(9);
  expect(await left('::1')).toBe(9);
  expect(await left('203.0.113.7')).toBe(9);
  expect(await left('::ffff:203.0.113.7')).toBe(8);
});

test('two nodes count together, by caller and by class', async () => {
  const [one, two] = [createLimits(redis.commands, log), createLimits(redis.commands, log)];
  for (let n = 0; n < rules.execution.calls; n += 2) {
    await one.count('execution', nobody, '10.0.0.1');
    await two.count('execution', nobody, '10.0.0.1');
  }
  expect(await one.count('execution', nobody, '10.0.0.1')).toMatchObject({
    allowed: false,
    remaining: 0,
    limit: 10,
  });
  expect(await two.count('execution', nobody, '10.0.0.2')).toMatchObject({ allowed: true, remaining: 9 });
  expect(await two.count('general', nobody, '10.0.0.1')).toMatchObject({ allowed: true, remaining: 199 });
  expect(await two.count('execution', keyed('key_a', { execution: 3 }), '10.0.0.1')).toMatchObject({
    remaining: 2,
  });
  expect(await two.count('execution', keyed('bootstrap'), '10.0.0.1')).toMatchObject({ remaining: 99 });
});

test('without Redis a node goes on counting by itself, says so once, and comes back', async () => {
  const info = 30;
  const warning = 40;
  lines = [];
  const limits = createLimits(redis.commands, log, 'candor:lost');
  expect(await limits.count('execution', nobody, 'a')).toMatchObject({ remaining: 9 });
  const lost = once(redis.commands, 'close');
  await server.crash();
  await lost;
  for (let n = 0; n < rules.execution.calls; n++)
    expect(await limits.count('execution', nobody, 'a')).toMatchObject({ allowed: true });
  expect(await limits.count('execution', nobody, 'a')).toMatchObject({ allowed: false });
  expect(await limits.count('general', nobody, 'a')).toMatchObject({ remaining: 199 });
  expect(lines).toEqual([{ level: warning, msg: expect.stringContaining('redis is lost') }]);
  await server.revive();
  await expect.poll(() => redis.available(), { timeout: 60_000 }).toBe(true);
  for (let n = 1; n <= 3; n++)
    expect(await limits.count('execution', nobody, 'b')).toMatchObject({ remaining: 10 - n });
  expect(lines.slice(1)).toEqual([{ level: info, msg: expect.stringContaining('redis is back') }]);
});
