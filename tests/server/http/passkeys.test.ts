// Passkeys below the browser: a right answer signs in once; forged, late, repeated, foreign and copied ones do not.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { siteOf } from '../../../server/access/passkeys.ts';
import { createAuthenticator } from '../../support/authenticator.ts';
import { adminKey, type Answer, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { accept, addPasskey, challengeOf, cookieOf, page, signedIn, site, step } from './people.ts';

let host: Host;
let later = 0; // ms that the server's clock is ahead
beforeAll(async () => {
  host = await openHost({}, { now: () => Date.now() + later });
});
afterAll(async () => {
  await host?.close();
});

const refused = (answer: Answer): string => `${answer.status} ${codeOf(answer)}`;
const ask = async (): Promise<string> => challengeOf(await step(host, '/api/sign-in/passkey/options'));
const enter = (answer: object, cookie = '') => step(host, '/api/sign-in/passkey', { answer }, cookie);

async function keyOf(role = 'recruiter') {
  const person = await signedIn(host, adminKey, role);
  const key = createAuthenticator(site, person.user.id);
  return { ...person, key, id: await addPasskey(host, person.cookie, key) };
}

test('a passkey is added by its owner, signs in, and is told to the log', async () => {
  const { key, id, user, cookie } = await keyOf();
  const answer = key.sign(await ask());
  const entered = await enter(answer, cookie);
  const fresh = cookieOf(entered);
  const who = bodyOf(
    operations.whoAmI,
    await host.call('GET', '/api/me', undefined, null, { cookie: fresh }),
  );
  expect(who.who).toMatchObject({ kind: 'user', id: user.id });
  expect((await host.call('GET', '/api/me', undefined, null, { cookie })).body).toEqual({ who: null });
  expect(refused(await enter(answer))).toBe('401 unauthorized'); // the challenge is used up
  const list = await host.call('GET', `/api/users/${user.id}/passkeys`, undefined, null, { cookie: fresh });
  const { passkeys } = bodyOf(operations.listPasskeys, list);
  expect(passkeys).toMatchObject([{ id, name: 'A key', lastUsedAt: expect.any(Number) }]);
  expect(JSON.stringify(list.body)).not.toContain(answer.id);
  const log = await host.call('GET', `/api/audit?actor=${user.id}`);
  const { entries } = bodyOf(operations.listAudit, log);
  expect(entries.map(({ action, detail }) => [action, detail])).toEqual([
    ['user.signed_in', { how: 'passkey' }],
    ['passkey.added', { passkey: id }],
    ['user.signed_in', { how: 'invitation' }],
  ]);
});

test('what does not hold opens nothing', async () => {
  const { key, user } = await keyOf();
  const other = await keyOf();
  const stranger = createAuthenticator(site, user.id);
  const wrong: Record<string, (challenge: string) => object> = {
    'another origin': (challenge) => key.sign(challenge, { origin: 'http://evil.localhost' }),
    'another site': (challenge) => key.sign(challenge, { rpId: 'evil.localhost' }),
    'an unknown key': (challenge) => stranger.sign(challenge),
    'a holder who is not asked to show that it is them': (challenge) =>
      key.sign(challenge, { verified: false }),
    'somebody else named': (challenge) => key.sign(challenge, { userId: other.user.id }),
    'a challenge of nobody': () => key.sign(Buffer.alloc(32).toString('base64url')),
    'another signature': (challenge) => {
      const { signature } = other.key.sign(challenge).response;
      const answer = key.sign(challenge);
      return { ...answer, response: { ...answer.response, signature } };
    },
  };
  for (const [what, make] of Object.entries(wrong))
    expect([what, refused(await enter(make(await ask())))]).toEqual([what, '401 unauthorized']);
  expect(refused(await enter({ ...key.sign(await ask()), response: {} }))).toBe('400 invalid');
  const challenge = await ask();
  later = 6 * 60_000;
  expect(refused(await enter(key.sign(challenge)))).toBe('401 unauthorized');
  later = 0;
  expect((await enter(key.sign(await ask()))).status).toBe(200);
});

test('of two answers to one challenge one gets in; a copy that counts behind does not', async () => {
  const { key } = await keyOf();
  const challenge = await ask();
  const both = await Promise.all([enter(key.sign(challenge)), enter(key.sign(challenge))]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  expect((await enter(key.sign(await ask(), { counter: 40 }))).status).toBe(200);
  expect(refused(await enter(key.sign(await ask(), { counter: 12 })))).toBe('401 unauthorized');
  expect((await enter(key.sign(await ask(), { counter: 41 }))).status).toBe(200);
});

test('removed, or its owner disabled, a passkey opens nothing any more', async () => {
  const { key, id, user, call } = await keyOf();
  const path = `/api/users/${user.id}`;
  expect((await call('PATCH', `${path}/passkeys/${id}`, { name: 'Laptop' })).status).toBe(200);
  await host.call('PATCH', path, { disabled: true });
  expect(refused(await enter(key.sign(await ask())))).toBe('401 unauthorized');
  await host.call('PATCH', path, { disabled: false });
  const cookie = cookieOf(await enter(key.sign(await ask())));
  const gone = await host.call('DELETE', `${path}/passkeys/${id}`, undefined, null, { cookie, origin: page });
  expect(gone.status).toBe(200);
  expect(refused(await enter(key.sign(await ask())))).toBe('401 unauthorized');
});

test('nobody adds a passkey for somebody else, nor twice, nor more than twenty', async () => {
  await host.close();
  host = await openHost(); // tries are counted: a new server begins at none
  const { key, cookie, user } = await keyOf();
  const other = await keyOf();
  const begin = (of = cookie) => step(host, '/api/passkeys/options', {}, of);
  const add = (answer: object, of = cookie) => step(host, '/api/passkeys', { name: 'k', answer }, of);
  expect(refused(await begin(''))).toBe('401 unauthorized');
  const foreign = challengeOf(await begin(other.cookie));
  const fresh = () => createAuthenticator(site, user.id);
  expect(refused(await add(fresh().make(foreign)))).toBe('400 invalid');
  expect(refused(await add(fresh().make(await ask())))).toBe('400 invalid'); // one for signing in
  const elsewhere = { origin: 'http://evil.localhost' };
  expect(refused(await add(fresh().make(challengeOf(await begin()), elsewhere)))).toBe('400 invalid');
  expect(refused(await add(key.make(challengeOf(await begin())), cookie))).toBe('400 invalid');
  expect(refused(await add(key.make(challengeOf(await begin(other.cookie))), other.cookie))).toBe(
    '400 invalid',
  );
  for (let n = 1; n < 20; n++) await addPasskey(host, cookie, fresh());
  expect(refused(await begin())).toBe('409 full');
  const evil = await host.call('POST', '/api/passkeys/options', {}, null, {
    cookie,
    origin: 'http://evil.test',
  });
  expect(refused(evil)).toBe('403 forbidden');
});

test('whoever signed in more than ten minutes ago signs in again before a passkey is added', async () => {
  let ahead = 0;
  const slow = await openHost({}, { now: () => Date.now() + ahead });
  try {
    const { user, cookie } = await signedIn(slow, adminKey, 'recruiter');
    const key = createAuthenticator(site, user.id);
    const begin = (of: string) => step(slow, '/api/passkeys/options', {}, of);
    ahead = 9 * 60_000;
    const challenge = challengeOf(await begin(cookie));
    ahead = 11 * 60_000;
    const body = { name: 'k', answer: key.make(challenge) };
    expect(refused(await step(slow, '/api/passkeys', body, cookie))).toBe('403 sign_in_again');
    expect(refused(await begin(cookie))).toBe('403 sign_in_again');
    const again = await slow.call('POST', `/api/users/${user.id}/invitation`);
    const { link } = bodyOf(operations.inviteAgain, again);
    await addPasskey(slow, cookieOf(await accept(slow, link)), key);
  } finally {
    await slow.close();
  }
});

test('guesses are counted by address', async () => {
  const strict = await openHost();
  try {
    const codes: number[] = [];
    for (let n = 0; n < 61; n++) codes.push((await step(strict, '/api/sign-in/passkey/options')).status);
    expect([codes[0], codes[59], codes[60]]).toEqual([200, 200, 429]);
  } finally {
    await strict.close();
  }
});

test.each([
  ['https://candor.example.com', 'candor.example.com'],
  ['http://localhost:3001', 'localhost'],
  ['http://candor.example.com', null],
  ['https://192.0.2.7', null],
  ['http://[::1]:3001', null],
])('passkeys at %s: %s', (url, rpId) => {
  expect(siteOf(url)?.rpId ?? null).toBe(rpId);
});
