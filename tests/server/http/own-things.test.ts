// What a key has made is its own: sessions, all of one candidate, a private bank.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, type Host, openHost } from './host.ts';
import { bank } from './targets.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

const generous = { general: 10_000, execution: 10_000, sessions: 10_000 };

test('a key sees and changes its own sessions, and no other key does', async () => {
  const [mine, theirs] = [
    await host.key(['sessions'], generous),
    await host.key(['sessions', 'read'], generous),
  ];
  const { sessionId } = await host.start({ candidateName: 'Mine' }, mine);
  const path = `/api/sessions/${sessionId}`;
  expect((await host.call('GET', path, undefined, mine)).status).toBe(200);
  expect((await host.call('PATCH', path, { metadata: { a: 1 } }, mine)).status).toBe(200);
  expect((await host.call('GET', path, undefined, theirs)).status).toBe(404);
  expect((await host.call('DELETE', path, undefined, theirs)).status).toBe(404);
  const list = bodyOf(operations.listSessions, await host.call('GET', '/api/sessions', undefined, theirs));
  expect(list.sessions).toEqual([]);
  expect((await host.call('DELETE', path, undefined, mine)).status).toBe(200);
});

test('one candidate is deleted altogether, by name, and nobody else', async () => {
  const mine = await host.key(['sessions'], generous);
  for (const candidateName of ['Eve', 'Eve', 'Evelyn'])
    await host.start({ candidateName, totalQuestions: 1 }, mine);
  const other = await host.start({ candidateName: 'Eve', totalQuestions: 1 });
  const gone = await host.call(
    'POST',
    '/api/sessions/delete',
    { candidateName: 'Eve', ids: [other.sessionId] },
    mine,
  );
  const { deleted, more } = bodyOf(operations.deleteSessions, gone);
  expect([deleted.length, more, deleted[0]?.removed.seats]).toEqual([2, false, 3]);
  const left = bodyOf(operations.listSessions, await host.call('GET', '/api/sessions', undefined, mine));
  expect(left.sessions.map(({ candidateName }) => candidateName)).toEqual(['Evelyn']);
  expect((await host.call('GET', `/api/sessions/${other.sessionId}`)).status).toBe(200);
});

test('a private bank answers to the key that stored it', async () => {
  const [mine, theirs] = [
    await host.key(['questions', 'sessions'], generous),
    await host.key(['questions', 'sessions'], generous),
  ];
  const body = { ...bank, isPrivate: true, recruiterId: 'r1' };
  const made = bodyOf(operations.createBank, await host.call('POST', '/api/test/question-bank', body, mine));
  expect(made.recruiterId).toBe('r1');
  const seen = async (key: string) =>
    bodyOf(
      operations.listBanks,
      await host.call('GET', '/api/test/question-banks?recruiterId=r1', undefined, key),
    ).banks.map(({ id }) => id);
  expect(await seen(mine)).toContain(made.id);
  expect(await seen(theirs)).not.toContain(made.id);
  const start = { candidateName: 'Ada', totalQuestions: 1, bankId: made.id };
  expect((await host.call('POST', '/api/test/start-session', start, theirs)).status).toBe(400);
  expect((await host.call('POST', '/api/test/start-session', start, mine)).status).toBe(200);
});
