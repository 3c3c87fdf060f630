// Signing in by a one-time link and staying signed in: what a thief, a forged page and the clock can do.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { ownPath } from '../../../server/http/sign-in-routes.ts';
import { adminKey, type Answer, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { accept, cookieOf, invite, page, signedIn } from './people.ts';

let host: Host;
let later = 0; // ms that the server's clock is ahead
const hour = 3_600_000;
beforeAll(async () => {
  host = await openHost({}, { now: () => Date.now() + later });
});
afterAll(async () => {
  await host?.close();
});

const me = async (cookie: string) => {
  const answer = await host.call('GET', '/api/me', undefined, null, { cookie });
  return bodyOf(operations.whoAmI, answer).who;
};
const refused = (answer: Answer): string => `${answer.status} ${codeOf(answer)}`;

test('a one-time link signs in once, and the cookie is out of reach of scripts', async () => {
  const { user, link } = await invite(host, adminKey, 'recruiter');
  const answer = await accept(host, link);
  const [set = ''] = answer.headers.getSetCookie();
  expect(set).toMatch(/^candor=cs_[\w-]{43}; Max-Age=60(47\d\d|4800); Path=\/; HttpOnly; SameSite=Lax$/);
  expect(JSON.stringify(answer.body)).not.toContain('cs_');
  const cookie = cookieOf(answer);
  expect(await me(cookie)).toMatchObject({ kind: 'user', id: user.id, role: 'recruiter' });
  expect(refused(await accept(host, link))).toBe('401 unauthorized');
  const out = await host.call('POST', '/api/sign-out', undefined, null, { cookie, origin: page });
  expect(out.headers.getSetCookie()[0]).toMatch(/^candor=; Max-Age=0/);
  expect(await me(cookie)).toBeNull();
});

test('of two who open a link at once one gets in; a new link ends the old one, time ends every', async () => {
  const first = await invite(host, adminKey);
  const both = await Promise.all([accept(host, first.link), accept(host, first.link)]);
  expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
  const path = `/api/users/${first.user.id}/invitation`;
  const second = bodyOf(operations.inviteAgain, await host.call('POST', path));
  const third = bodyOf(operations.inviteAgain, await host.call('POST', path));
  expect((await accept(host, second.link)).status).toBe(401);
  later = 73 * hour;
  expect((await accept(host, third.link)).status).toBe(401);
  later = 0;
  expect((await accept(host, third.link)).status).toBe(200);
});

test('another page changes nothing with our cookie, nor signs anybody in', async () => {
  const { cookie, user } = await signedIn(host, adminKey, 'admin');
  const body = { email: 'mallory@example.com', name: 'Mallory', role: 'admin' };
  const ask = (headers: Record<string, string>) =>
    host.call('POST', '/api/users', body, null, { cookie, ...headers });
  for (const headers of [
    {},
    { origin: 'http://evil.test' },
    { origin: 'null' },
    { origin: 'http://candor.localhost.evil.test' },
    { origin: page, 'sec-fetch-site': 'same-site' },
  ] as Record<string, string>[])
    expect(refused(await ask(headers))).toBe('403 forbidden');
  expect((await ask({ origin: page, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
  const { link } = await invite(host, adminKey);
  expect(refused(await accept(host, link, { origin: 'http://evil.test' }))).toBe('403 forbidden');
  expect((await accept(host, link)).status).toBe(200);
  // Two cookies of the name: one was put there by somebody else. Then nobody is signed in.
  expect(await me(`${cookie}; candor=cs_other`)).toBeNull();
  expect(await me(cookie)).toMatchObject({ id: user.id });
  // A key in the header needs no Origin, and wins over the cookie.
  const byKey = await host.call('GET', '/api/me', undefined, adminKey, { cookie });
  expect(bodyOf(operations.whoAmI, byKey).who?.kind).toBe('key');
});

test('signing in makes a new token and ends the session that the browser had', async () => {
  const { cookie, user } = await signedIn(host, adminKey, 'viewer');
  const next = await invite(host, adminKey, 'admin');
  const fresh = cookieOf(await accept(host, next.link, { cookie }));
  expect(fresh).not.toBe(cookie);
  expect(await me(cookie)).toBeNull();
  expect(await me(fresh)).toMatchObject({ id: next.user.id });
  // A token that somebody chose is not taken over.
  const planted = `candor=cs_${'a'.repeat(43)}`;
  const again = bodyOf(operations.inviteAgain, await host.call('POST', `/api/users/${user.id}/invitation`));
  expect(cookieOf(await accept(host, again.link, { cookie: planted }))).not.toBe(planted);
  expect(await me(planted)).toBeNull();
});

test('idle for a day or a week old, a session is over', async () => {
  const { cookie, user } = await signedIn(host, adminKey, 'viewer');
  for (const hours of [23, 46, 69]) {
    later = hours * hour;
    expect(await me(cookie)).toMatchObject({ id: user.id });
    await seen(user.id, later);
  }
  later = (69 + 25) * hour;
  expect(await me(cookie)).toBeNull();
  later = 0;
  const other = await signedIn(host, adminKey, 'viewer');
  for (let hours = 23; hours < 168; hours += 23) {
    later = hours * hour;
    expect(await me(other.cookie)).not.toBeNull();
    await seen(other.user.id, later);
  }
  later = 169 * hour;
  expect(await me(other.cookie)).toBeNull();
  later = 0;
});

/** The time of the last request is stored behind the answer: waits until it is. */
async function seen(userId: string, ahead: number): Promise<void> {
  await expect
    .poll(
      async () => {
        const answer = await host.call('GET', `/api/users/${userId}/sessions`);
        const { sessions } = bodyOf(operations.listUserSessions, answer);
        return sessions.some(({ lastSeenAt }) => lastSeenAt > Date.now() + ahead - hour);
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

test('a disabled person is out at once; a role changes at once; nobody changes the own', async () => {
  const { cookie, user, call } = await signedIn(host, adminKey, 'viewer');
  const path = `/api/users/${user.id}`;
  expect((await call('GET', '/api/keys')).status).toBe(403);
  await host.call('PATCH', path, { role: 'admin' });
  expect((await call('GET', '/api/keys')).status).toBe(200);
  expect(refused(await call('PATCH', path, { role: 'viewer' }))).toBe('403 forbidden');
  expect(refused(await call('PATCH', path, { disabled: true }))).toBe('403 forbidden');
  const again = bodyOf(operations.inviteAgain, await host.call('POST', `${path}/invitation`));
  await host.call('PATCH', path, { disabled: true });
  expect(await me(cookie)).toBeNull();
  expect((await accept(host, again.link)).status).toBe(401);
  expect((await host.call('POST', `${path}/invitation`)).status).toBe(409);
  await host.call('PATCH', path, { disabled: false });
  expect(await me(cookie)).toBeNull(); // the session stays ended
  const taken = await host.call('POST', '/api/users', { email: user.email.toUpperCase(), name: 'Again' });
  expect(refused(taken)).toBe('409 exists');
});

test.each([
  ['/desk#users', '/desk#users'],
  ['/room/test_1?x=1', '/room/test_1?x=1'],
  ['//evil.test', '/desk'],
  ['/\\evil.test', '/desk'],
  ['/\t/evil.test', '/desk'],
  ['/a/..//evil.test', '/desk'],
  ['https://evil.test', '/desk'],
  ['javascript:alert(1)', '/desk'],
  ['/api/sign-in/oidc', '/desk'],
  ['', '/desk'],
])('behind the sign-in, %j leads to %s', (to, path) => {
  expect(ownPath(to, 'https://candor.test')).toBe(path);
});

test('guesses are counted by address', async () => {
  const strict = await openHost();
  try {
    const codes: number[] = [];
    for (let n = 0; n < 61; n++)
      codes.push((await accept(strict, 'http://candor.localhost/sign-in#invitation=inv_guess')).status);
    expect(codes.slice(0, 60).every((code) => code === 401)).toBe(true);
    expect(codes[60]).toBe(429);
  } finally {
    await strict.close();
  }
});
