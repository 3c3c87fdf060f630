// The client that is published: made from the OpenAPI document as it is now, and good for an interview on a real server.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ApiError, createClient } from '../../client/candor.js';
import { generated } from '../../client/generate.ts';
import { operations } from '../../shared/api/operations.ts';
import { startServer, type TestCandor } from '../support/server.ts';
import { scriptedSandbox } from '../server/rooms/scripted.ts';

let candor: TestCandor;
beforeAll(async () => {
  candor = await startServer({ sandbox: scriptedSandbox() });
}, 120_000);
afterAll(async () => await candor?.close());

test('its table and its types are those of the document: else run node client/generate.ts', () => {
  for (const [name, text] of Object.entries(generated()))
    expect(readFileSync(join(import.meta.dirname, '../../client', name), 'utf8')).toBe(text);
});

test('it knows every operation by name and place, and what each one takes', () => {
  const { 'operations.js': table = '', 'operations.d.ts': types = '' } = generated();
  for (const [id, { method, path }] of Object.entries(operations)) {
    expect(table).toContain(`  ${id}: ['${method}', '${path}'],`);
    expect(types).toContain(`  ${id}: {`);
  }
});

test('an interview by it: started once, looked at, changed, ended', async () => {
  const client = createClient({ url: `${candor.url}/`, credential: candor.key });
  const ask = {
    body: { candidateName: 'Ada & Bob', language: 'python', totalQuestions: 2, metadata: { job: ['R-7'] } },
    idempotencyKey: 'application-1',
  } as const;
  const { sessionId: id, seats, question } = await client.call('startSession', ask);
  expect((await client.call('startSession', ask)).sessionId).toBe(id);
  expect(question.samples.length).toBeGreaterThan(0);
  const found = await client.call('listSessions', { query: { candidateName: 'Ada & Bob', active: 'true' } });
  expect(found.sessions.map((one) => one.id)).toEqual([id]);
  await client.call('updateSession', { params: { id }, body: { extraTime: 1.5 } });
  const moved = await client.call('advanceSession', { params: { id }, body: { question: 2 } });
  expect(moved.current).toBe(2);
  const ada = createClient({ url: candor.url, credential: seats.candidate.token });
  expect((await ada.call('getSession', { params: { id } })).metadata).toBeNull();
  await client.call('endSession', { params: { id } });
  const report = await client.call('sessionReport', { params: { id } });
  expect(report).toMatchObject({ candidateName: 'Ada & Bob' });
  const replay = await client.call('sessionReplay', { params: { id } });
  expect(typeof replay).toBe('string');
});

test('a refusal is an error with its code and place', async () => {
  const client = createClient({ url: candor.url, credential: candor.key });
  const refused = async (work: Promise<unknown>) => await work.catch((error: unknown) => error);
  const none = await refused(client.call('getSession', { params: { id: 'test/none' } }));
  expect(none).toBeInstanceOf(ApiError);
  expect(none).toMatchObject({ status: 404, code: 'not_found', retryAfterMs: null });
  const wrong = await refused(client.call('startSession', { body: { candidateName: '' } }));
  expect(wrong).toMatchObject({ status: 400, code: 'invalid', field: 'candidateName' });
  const nobody = createClient({ url: candor.url });
  expect(await refused(nobody.call('listKeys', {}))).toMatchObject({ status: 401, code: 'unauthorized' });
});
