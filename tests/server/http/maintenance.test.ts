// Maintenance mode: new sessions are refused in words, on both nodes; a session that exists goes on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';
import { type FreshDatabase, freshDatabase } from '../../support/servers.ts';

let database: FreshDatabase;
let nodes: Host[] = [];
beforeAll(async () => {
  database = await freshDatabase();
  nodes = [await openHost({ DATABASE_URL: database.url }), await openHost({ DATABASE_URL: database.url })];
}, 120_000);
afterAll(async () => {
  for (const node of nodes) await node.close();
  await database?.drop();
});

test('it is said on one node and holds on all, until it is taken back', async () => {
  const [here, there] = nodes as [Host, Host];
  const ask = { candidateName: 'Ada', difficulty: 'easy', totalQuestions: 1 };
  const start = (node: Host) => node.call('POST', '/api/test/start-session', ask);
  const { sessionId } = await here.start();
  const set = await here.call('PUT', '/api/maintenance', { on: true, message: 'Back at two.' });
  expect(bodyOf(operations.setMaintenance, set)).toMatchObject({ on: true, message: 'Back at two.' });

  const refused = await start(here);
  expect([refused.status, codeOf(refused)]).toEqual([503, 'maintenance']);
  expect(JSON.stringify(refused.body)).toContain('Back at two.');
  expect(refused.headers.get('retry-after')).toBe('60');
  await expect.poll(async () => (await start(there)).status, { timeout: 30_000, interval: 200 }).toBe(503);
  expect((await there.call('GET', `/api/sessions/${sessionId}`)).status).toBe(200);
  expect((await there.call('POST', `/api/sessions/${sessionId}/end`, {})).status).toBe(200);

  await there.call('PUT', '/api/maintenance', { on: false });
  expect((await start(there)).status).toBe(200);
  await expect.poll(async () => (await start(here)).status, { timeout: 30_000, interval: 200 }).toBe(200);
}, 120_000);
