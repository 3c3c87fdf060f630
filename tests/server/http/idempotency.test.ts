// A request that is sent twice is done once: the same answer, whoever comes in between, for its own sender alone.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost({ PUBLIC_API: 'true', TRUST_PROXY: 'true' });
});
afterAll(async () => {
  await host?.close();
});

const ada = { candidateName: 'Ada', totalQuestions: 1 };
const start = (name: string, body: object, credential: string | null = adminKey, headers = {}) =>
  host.call('POST', '/api/test/start-session', body, credential, { 'Idempotency-Key': name, ...headers });
const sessionOf = (answer: Awaited<ReturnType<typeof start>>) =>
  bodyOf(operations.startSession, answer).sessionId;

test('the same key starts one session; with another request it is refused', async () => {
  const first = await start('order-66', ada);
  expect((await start('order-66', ada)).body).toEqual(first.body);
  const other = await start('order-66', { ...ada, candidateName: 'Bob' });
  expect([other.status, codeOf(other)]).toEqual([422, 'idempotency_mismatch']);
});

test('of many at once one works; the others get its answer, or come back for it', async () => {
  const key = await host.key(['sessions'], { sessions: 1_000 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => start('at-once', ada, key)));
  for (const answer of answers.filter(({ status }) => status !== 200)) {
    expect([answer.status, codeOf(answer)]).toEqual([409, 'in_progress']);
    expect(answer.headers.get('retry-after')).toBe('1');
  }
  const again = sessionOf(await start('at-once', ada, key));
  for (const answer of answers.filter(({ status }) => status === 200)) expect(sessionOf(answer)).toBe(again);
  const { sessions } = bodyOf(
    operations.listSessions,
    await host.call('GET', '/api/sessions', undefined, key),
  );
  expect(sessions.map(({ id }) => id)).toEqual([again]);
});

test('what failed is tried anew', async () => {
  const none = { ...ada, bankId: 'bank_none' };
  for (let n = 0; n < 2; n += 1) expect((await start('failed', none)).status).toBe(400);
  expect((await start('failed', ada)).status).toBe(200);
});

test('another caller with the same key and request gets a session of its own, strangers too', async () => {
  const [mine, theirs] = [await host.key(['sessions']), await host.key(['sessions'])];
  const from = (address: string) => start('mine', ada, null, { 'X-Forwarded-For': address });
  const asked = [start('mine', ada, mine), start('mine', ada, theirs), from('192.0.2.1'), from('192.0.2.2')];
  const ids = (await Promise.all(asked)).map(sessionOf);
  expect(new Set(ids).size).toBe(4);
  expect(sessionOf(await from('192.0.2.1'))).toBe(ids[2]);
});
