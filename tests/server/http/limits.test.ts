// The rate limits between nodes: counted in a real Redis, and in memory while that is away.
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
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

test('two nodes count together, by caller and by class', async () => {
  const [one, two] = [createLimits(redis.commands), createLimits(redis.commands)];
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

test('without Redis a node goes on counting by itself, and comes back', async () => {
  const limits = createLimits(redis.commands, 'candor:lost');
  expect(await limits.count('execution', nobody, 'a')).toMatchObject({ remaining: 9 });
  const lost = once(redis.commands, 'close');
  await server.crash();
  await lost;
  for (let n = 0; n < rules.execution.calls; n++)
    expect(await limits.count('execution', nobody, 'a')).toMatchObject({ allowed: true });
  expect(await limits.count('execution', nobody, 'a')).toMatchObject({ allowed: false });
  await server.revive();
  await expect.poll(() => redis.available(), { timeout: 60_000 }).toBe(true);
  expect(await limits.count('execution', nobody, 'b')).toMatchObject({ remaining: 9 });
});
