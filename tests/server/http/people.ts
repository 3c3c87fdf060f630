// People for the tests of REST: invited, signed in by their one-time link, calling with their cookie as a browser would.
import { operations } from '../../../shared/api/operations.ts';
import { type OperationId } from '../../../shared/api/operations.ts';
import { type Answer, bodyOf, type Host } from './host.ts';

/** Where the page of the tests' server lives: what a browser says in Origin. */
export const page = 'http://candor.test';

export interface Person {
  id: string;
  /** The id of an open browser session; "login_none" where nobody signed in. */
  login: string;
}

let people = 0;
/** An address that is not taken yet. */
export const somebody = (role = 'interviewer') => ({
  email: `somebody-${people++}@example.com`,
  name: `A ${role}`,
  role,
});

export const isAboutLogin = (id: OperationId): boolean => operations[id].path.endsWith('/sessions/{session}');

/** Somebody who was invited by `credential`, and signed in where that matters. */
export async function makePerson(host: Host, credential: string, signedIn: boolean): Promise<Person> {
  const { user, link } = await invite(host, credential);
  if (!signedIn) return { id: user.id, login: 'login_none' };
  await accept(host, link);
  const path = `/api/users/${user.id}/sessions`;
  const open = bodyOf(operations.listUserSessions, await host.call('GET', path, undefined, credential));
  return { id: user.id, login: open.sessions[0]?.id ?? 'login_none' };
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

/** Somebody of a role with an open session. */
export async function signedIn(host: Host, credential: string, role: string) {
  const { user, link } = await invite(host, credential, role);
  const cookie = cookieOf(await accept(host, link));
  const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
    host.call(method, path, body, null, { cookie, origin: page, ...headers });
  return { user, cookie, call };
}
