// Sign-in by an OpenID provider, against a real one: who is let in, and what forged, stolen and repeated returns do.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { adminKey, type Answer, bodyOf, type Host, openHost } from './host.ts';
import { cookieOf, page } from './people.ts';
import { type Account, client, openProvider, walk } from './provider.ts';

let host: Host;
let provider: Awaited<ReturnType<typeof openProvider>>;
const accounts = new Map<string, Account>();
const settings = () => ({
  OIDC_ISSUER: provider.issuer,
  OIDC_CLIENT_ID: client.id,
  OIDC_CLIENT_SECRET: client.secret,
});
beforeAll(async () => {
  provider = await openProvider(accounts);
  host = await openHost(settings());
});
afterAll(async () => {
  await host?.close();
  await provider?.close();
});

const know = (login: string, given: Partial<Account> = {}) =>
  accounts.set(login, { email: `${login}@example.com`, verified: true, name: login, ...given });
const invite = async (login: string, role = 'interviewer') => {
  const body = { email: `${login}@example.com`, name: login, role };
  return bodyOf(operations.inviteUser, await host.call('POST', '/api/users', body)).user;
};
const start = (at: Host = host, to = '/desk') =>
  at.call('GET', `/api/sign-in/oidc?to=${encodeURIComponent(to)}`, undefined, null);
const locationOf = (answer: Answer): string => answer.headers.get('location') ?? '';
const flowOf = (answer: Answer): string =>
  answer.headers
    .getSetCookie()
    .find((one) => one.startsWith('candor-flow='))
    ?.split(';')[0] ?? '';
const back = (at: Host, url: string, cookie: string) =>
  at.call('GET', url.slice(page.length), undefined, null, { cookie });
/** The whole way, as a browser goes it. */
async function signIn(login: string, at: Host = host, to?: string): Promise<Answer> {
  const begun = await start(at, to);
  return back(at, await walk(locationOf(begun), login), flowOf(begun));
}
const isIn = async (answer: Answer, at: Host = host) => {
  const me = await at.call('GET', '/api/me', undefined, null, { cookie: cookieOf(answer) });
  return bodyOf(operations.whoAmI, me).who;
};
const setsSession = (answer: Answer) =>
  answer.headers.getSetCookie().some((one) => one.startsWith('candor=cs_'));

test('somebody invited comes in, and is known again when the address changes', async () => {
  const ways = await host.call('GET', '/api/sign-in', undefined, null);
  expect(bodyOf(operations.signInWays, ways).provider).toBe(new URL(provider.issuer).host);
  know('grace');
  const user = await invite('grace', 'recruiter');
  const begun = await start();
  const asked = new URL(locationOf(begun)).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: 'code',
    code_challenge_method: 'S256',
    scope: 'openid email profile',
  });
  for (const name of ['state', 'nonce', 'code_challenge'])
    expect(asked.get(name)?.length).toBeGreaterThan(40);
  expect(begun.headers.getSetCookie()[0]).toMatch(/; HttpOnly; SameSite=Lax$/);
  const done = await signIn('grace', host, '/desk#users');
  expect([done.status, locationOf(done)]).toEqual([302, `${page}/desk#users`]);
  expect(await isIn(done)).toMatchObject({ id: user.id, role: 'recruiter' });
  know('grace', { email: 'hopper@example.com', verified: false });
  expect(await isIn(await signIn('grace'))).toMatchObject({ id: user.id });
});

test('nobody else does: uninvited, unverified, disabled, or with the address of somebody linked', async () => {
  know('stranger');
  const uninvited = await signIn('stranger');
  expect(locationOf(uninvited)).toBe(`${page}/sign-in#problem=uninvited`);
  expect(setsSession(uninvited)).toBe(false);
  await invite('ada');
  know('mallory', { email: 'ada@example.com', verified: false });
  expect(locationOf(await signIn('mallory'))).toBe(`${page}/sign-in#problem=unverified`);
  know('ada');
  const ada = await isIn(await signIn('ada'));
  know('mallory', { email: 'ada@example.com', verified: true });
  expect(locationOf(await signIn('mallory'))).toBe(`${page}/sign-in#problem=refused`);
  await host.call('PATCH', `/api/users/${ada?.id ?? ''}`, { disabled: true });
  expect(locationOf(await signIn('ada'))).toBe(`${page}/sign-in#problem=disabled`);
});

test('a return that this browser did not begin, or that was used, opens nothing', async () => {
  know('eve');
  await invite('eve');
  const [mine, theirs] = [await start(), await start()];
  const url = await walk(locationOf(mine), 'eve');
  const none = await back(host, url, '');
  expect([locationOf(none), setsSession(none)]).toEqual([`${page}/sign-in#problem=expired`, false]);
  const forged = await back(host, url, `candor-flow=${flowOf(mine).slice(12, -4)}AAAA`);
  expect(locationOf(forged)).toBe(`${page}/sign-in#problem=expired`);
  const crossed = await back(host, url, flowOf(theirs));
  expect([locationOf(crossed), setsSession(crossed)]).toEqual([`${page}/sign-in#problem=refused`, false]);
  const good = await back(host, url, flowOf(mine));
  expect(setsSession(good)).toBe(true);
  const twice = await back(host, url, flowOf(mine));
  expect([locationOf(twice), setsSession(twice)]).toEqual([`${page}/sign-in#problem=refused`, false]);
  const denied = new URL(url);
  denied.searchParams.delete('code');
  denied.searchParams.set('error', 'access_denied');
  expect(locationOf(await back(host, denied.href, flowOf(mine)))).toBe(`${page}/sign-in#problem=refused`);
});

test('no sign-in leads to another site', async () => {
  know('ivo');
  await invite('ivo');
  for (const to of ['//evil.test', 'https://evil.test/', '/\\evil.test'])
    expect(locationOf(await signIn('ivo', host, to))).toBe(`${page}/desk`);
});

test('a provider that does not answer is told, and asked again the next time', async () => {
  const lost = await openHost({ ...settings(), OIDC_ISSUER: 'http://localhost:9' });
  try {
    for (let n = 0; n < 2; n++) {
      const answer = await start(lost);
      expect([answer.status, locationOf(answer)]).toEqual([302, `${page}/sign-in#problem=away`]);
    }
  } finally {
    await lost.close();
  }
});

test('where everybody of the provider is welcome, new people get the role of the settings', async () => {
  const open = await openHost({ ...settings(), OIDC_NEW_USERS: 'viewer' });
  try {
    know('newcomer', { name: 'New Comer' });
    expect(await isIn(await signIn('newcomer', open), open)).toMatchObject({
      name: 'New Comer',
      email: 'newcomer@example.com',
      role: 'viewer',
      organisation: { name: 'Default' },
    });
    know('hidden', { verified: false });
    expect(locationOf(await signIn('hidden', open))).toBe(`${page}/sign-in#problem=unverified`);
    const { users } = bodyOf(operations.listUsers, await open.call('GET', '/api/users', undefined, adminKey));
    expect(users.map(({ email }) => email)).toEqual(['newcomer@example.com']);
  } finally {
    await open.close();
  }
});
