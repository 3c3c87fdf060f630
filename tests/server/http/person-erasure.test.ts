// A person is erased: no table knows name or address any more, nothing opens, and the log tells the act under the id.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { createAuthenticator } from '../../support/authenticator.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { addPasskey, challengeOf, signedIn, site, step } from './people.ts';
import { tablesWith } from './words-in-tables.ts';

let host: Host;
const data = mkdtempSync(join(tmpdir(), 'candor-person-'));
beforeAll(async () => {
  host = await openHost({ DATA_DIR: data });
});
afterAll(async () => {
  await host?.close();
  rmSync(data, { recursive: true, force: true });
});

test('erased, somebody is gone; what they did stays under an id that names nobody', async () => {
  const { user, cookie, call } = await signedIn(host, adminKey, 'recruiter');
  await host.call('PATCH', `/api/users/${user.id}`, { name: 'Zebedee Unmistakable' });
  const key = createAuthenticator(site, user.id);
  await addPasskey(host, cookie, key);
  const ask = { candidateName: 'Ada', difficulty: 'easy', totalQuestions: 1 };
  const started = bodyOf(operations.startSession, await call('POST', '/api/test/start-session', ask));
  const mark = { mark: 3, note: 'Clear.' };
  const marks = { problemSolving: mark, codeQuality: mark, communication: mark, testing: mark };
  const path = `/api/sessions/${started.sessionId}/scorecards`;
  expect((await call('PUT', path, { card: marks }, {})).status).toBe(200);
  expect(codeOf(await call('DELETE', `/api/users/${user.id}`))).toBe('forbidden'); // a recruiter

  const gone = bodyOf(operations.eraseUser, await host.call('DELETE', `/api/users/${user.id}`));
  expect(gone.erased).toMatchObject({
    users: 1,
    user_sessions: 1,
    passkeys: 1,
    invitations: 1,
    scorecards: 1,
  });
  expect((await call('GET', '/api/sessions')).status).toBe(401);
  const challenge = challengeOf(await step(host, '/api/sign-in/passkey/options'));
  expect((await step(host, '/api/sign-in/passkey', { answer: key.sign(challenge) })).status).toBe(401);
  expect((await host.call('DELETE', `/api/users/${user.id}`)).status).toBe(404);
  expect((await host.call('GET', `/api/sessions/${started.sessionId}`)).status).toBe(200);
  const log = await host.call('GET', `/api/audit?about=${user.id}&action=user.erased`);
  expect(bodyOf(operations.listAudit, log).entries).toMatchObject([
    { actor: 'bootstrap', detail: { users: 1 } },
  ]);
  const { entries } = bodyOf(operations.listAudit, await host.call('GET', `/api/audit?actor=${user.id}`));
  expect(entries.map(({ action }) => action)).toContain('startSession');
  const self = await signedIn(host, adminKey, 'admin');
  expect(codeOf(await self.call('DELETE', `/api/users/${self.user.id}`))).toBe('forbidden');
  await host.close();
  expect(await tablesWith(data, 'Unmistakable')).toEqual([]);
  expect(await tablesWith(data, user.email)).toEqual([]);
});
