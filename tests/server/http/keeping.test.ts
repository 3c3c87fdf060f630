// Sessions that must be kept for a time: nobody deletes them before, and a candidate's right to be erased goes before it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';

const day = 86_400_000; // ms
let clockAhead = 0; // ms
let host: Host;
beforeAll(async () => {
  host = await openHost({}, { now: () => Date.now() + clockAhead });
});
afterAll(async () => {
  await host?.close();
});

const one = { totalQuestions: 1 };
const refused = async (method: string, path: string, body?: object, credential?: string) => {
  const answer = await host.call(method, path, body, credential);
  const message = answer.body !== null && typeof answer.body === 'object' && 'message' in answer.body;
  return [
    answer.status,
    codeOf(answer),
    message ? String(Reflect.get(answer.body as object, 'message')) : '',
  ];
};

test('a session is kept until its day, and deleted on it', async () => {
  const { sessionId, startedAt } = await host.start({ ...one, keepAtLeastDays: 30, deleteAfterDays: 60 });
  const path = `/api/sessions/${sessionId}`;
  const until = startedAt + 30 * day;
  const seen = bodyOf(operations.getSession, await host.call('GET', path));
  expect(seen).toMatchObject({ keepUntil: until, deleteAfter: startedAt + 60 * day });
  const why = `the session is kept until ${new Date(until).toISOString()}`;
  expect(await refused('DELETE', path)).toEqual([409, 'kept', why]);
  const free = await host.start(one);
  const ids = [sessionId, free.sessionId];
  const many = bodyOf(operations.deleteSessions, await host.call('POST', '/api/sessions/delete', { ids }));
  expect(many.deleted.map(({ id }) => id)).toEqual([free.sessionId]);
  expect(many.kept).toEqual([{ id: sessionId, until }]);
  clockAhead = 31 * day;
  expect((await host.call('DELETE', path)).status).toBe(200);
  clockAhead = 0;
});

test('it can be kept longer by its key, shorter by administrators alone', async () => {
  const key = await host.key(['sessions']);
  const { sessionId } = await host.start({ ...one, keepAtLeastDays: 10 }, key);
  const path = `/api/sessions/${sessionId}`;
  expect((await host.call('PATCH', path, { keepAtLeastDays: 20 }, key)).status).toBe(200);
  for (const keepAtLeastDays of [5, null])
    expect((await refused('PATCH', path, { keepAtLeastDays }, key))[1]).toBe('forbidden');
  expect((await refused('PATCH', path, { deleteAfterDays: 15 }, key))[1]).toBe('invalid');
  expect((await host.call('PATCH', path, { keepAtLeastDays: null })).status).toBe(200);
  expect((await host.call('DELETE', path, undefined, key)).status).toBe(200);
  const wrong = { candidateName: 'Ada', ...one, keepAtLeastDays: 9, deleteAfterDays: 8 };
  expect((await refused('POST', '/api/test/start-session', wrong))[1]).toBe('invalid');
});

test('a candidate is erased from what must be kept for a legal reason, which is recorded', async () => {
  const candidateName = 'Kept Unmistakable';
  const { sessionId } = await host.start({ ...one, candidateName, keepAtLeastDays: 30 });
  expect((await refused('POST', '/api/erasures', { candidateName }))[1]).toBe('kept');
  expect((await host.call('GET', `/api/sessions/${sessionId}`)).status).toBe(200);
  const reason = 'consent-withdrawn';
  const ask = { candidateName, reason };
  const done = bodyOf(operations.eraseCandidate, await host.call('POST', '/api/erasures', ask));
  expect(done.certificate).toMatchObject({ sessions: [sessionId], reason });
  expect((await host.call('GET', `/api/sessions/${sessionId}`)).status).toBe(404);
  const audit = bodyOf(operations.listAudit, await host.call('GET', '/api/audit?action=candidate.erased'));
  expect(audit.entries).toMatchObject([{ subject: done.certificate.id, detail: { sessions: 1, reason } }]);
});
