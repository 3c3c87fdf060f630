// The servers that other tests stand on: a database of one's own, and a Redis that crashes and comes back with its data.
import { Redis } from 'ioredis';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, startPostgres, startRedis } from '../support/servers.ts';

async function rows(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(sql)).rows;
  } finally {
    await client.end();
  }
}

test('two databases do not see each other, and are gone when dropped', async () => {
  const [a, b] = await Promise.all([freshDatabase(), freshDatabase()]);
  await rows(a.url, 'create table t as select 1 as x');
  expect(await rows(a.url, 'select x from t')).toEqual([{ x: 1 }]);
  await expect(rows(b.url, 'select x from t')).rejects.toThrow('does not exist');
  await Promise.all([a.drop(), b.drop()]);
  await expect(rows(a.url, 'select 1')).rejects.toThrow('does not exist');
});

test('a PostgreSQL of one’s own crashes and comes back with its data', async () => {
  const server = await startPostgres();
  try {
    await rows(server.url, 'create table t as select 7 as x');
    await server.crash();
    await expect(rows(server.url, 'select 1')).rejects.toThrow();
    await server.revive();
    expect(await rows(server.url, 'select x from t')).toEqual([{ x: 7 }]);
  } finally {
    await server.stop();
  }
});

test('a Redis keeps its data over a crash', async () => {
  const server = await startRedis();
  const client = new Redis(server.url, { retryStrategy: () => 50, maxRetriesPerRequest: null });
  client.on('error', () => {}); // it is killed on purpose
  try {
    await client.set('k', 'v');
    await server.crash();
    await server.revive();
    expect(await client.get('k')).toBe('v');
  } finally {
    client.disconnect();
    await server.stop();
  }
});
