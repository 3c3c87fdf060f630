// People for the tests of REST: invited, signed in by their one-time link, calling with their cookie as a browser would.
import { z } from 'zod';
import { createAuthenticator } from '../../support/authenticator.ts';
import { operations } from '../../../shared/api/operations.ts';
import { type OperationId } from '../../../shared/api/operations.ts';
import { type Answer, bodyOf, type Host } from './host.ts';

/** Where the page of the tests' server lives: what a browser says in Origin. */
export const page = 'http://candor.localhost';

export interface Person {
  id: string;
  /** The id of an open browser session; "login_none" where nobody signed in. */
  login: string;
  /** The id of a passkey; "passkey_none" where nobody signed in. */
  passkey: string;
}

let people = 0;
/** An address that is not taken yet. */
export const somebody = (role = 'interviewer') => ({
  email: `somebody-${people++}@example.com`,
  name: `A ${role}`,
  role,
});

export const isAboutLogin = (id: OperationId): boolean =>
  /\/(?:sessions\/\{session|passkeys\/\{passkey)\}$/.test(operations[id].path);

/** Somebody who was invited by `credential`, and signed in where that matters. */
export async function makePerson(host: Host, credential: string, signedIn: boolean): Promise<Person> {
  const { user, link } = await invite(host, credential);
  if (!signedIn) return { id: user.id, login: 'login_none', passkey: 'passkey_none' };
  const cookie = cookieOf(await accept(host, link));
  const passkey = await addPasskey(host, cookie, createAuthenticator(site, user.id));
  const path = `/api/users/${user.id}/sessions`;
  const open = bodyOf(operations.listUserSessions, await host.call('GET', path, undefined, credential));
  return { id: user.id, login: open.sessions[0]?.id ?? 'login_none', passkey };
}

export async function invite(host: Host, credential: string, role?: string) {
  return bodyOf(operations.inviteUser, await host.call('POST', '/api/users', somebody(role), credential));
}

/** Opens a one-time link as the page does. */
export function accept(host: Host, link: string, headers: Record<string, string> = {}): Promise<Answer> {
  const token = new URL(link).hash.replace('#invitation=', '');
  const sent = { origin: page, 'user-agent': 'Test Browser', ...headers };
  return host.call('POST', '/api/sign-in/invitation', { token }, null, sent);
}

/** The browser session's cookie that an answer sets, for the header Cookie. */
export function cookieOf(answer: Answer): string {
  const [pair = ''] =
    answer.headers
      .getSetCookie()
      .find((one) => one.startsWith('candor='))
      ?.split(';') ?? [];
  if (!pair.startsWith('candor=cs_'))
    throw new Error(`no cookie: ${answer.status} ${JSON.stringify(answer.body)}`);
  return pair;
}

export const site = { origin: page, rpId: new URL(page).hostname };
const optionsSchema = z.object({ challenge: z.string() });

/** A step of our own page. */
export const step = (host: Host, path: string, body: object = {}, cookie = ''): Promise<Answer> =>
  host.call('POST', path, body, null, { origin: page, cookie });

export const challengeOf = (answer: Answer): string => optionsSchema.parse(answer.body).challenge;

/** The id of a passkey that whoever holds the cookie adds. */
export async function addPasskey(
  host: Host,
  cookie: string,
  key: Pick<ReturnType<typeof createAuthenticator>, 'make'>,
): Promise<string> {
  const challenge = challengeOf(await step(host, '/api/passkeys/options', {}, cookie));
  const body = { name: 'A key', answer: key.make(challenge) };
  const added = await step(host, '/api/passkeys', body, cookie);
  return z.object({ id: z.string() }).parse(added.body).id;
}

/** Somebody of a role with an open session. */
export async function signedIn(host: Host, credential: string, role: string) {
  const { user, link } = await invite(host, credential, role);
  const cookie = cookieOf(await accept(host, link));
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    host.call(method, path, body, null, { cookie, origin: page, ...headers });
  return { user, cookie, call };
}
