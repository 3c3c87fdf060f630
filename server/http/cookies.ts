// The cookie of a browser session, and whether a request comes from our own page. Knows no users.
import type { IncomingHttpHeaders } from 'node:http';
import { forbidden } from '../errors.ts';

export type Cookies = ReturnType<typeof createCookies>;

/** `publicUrl` decides: with https the cookie is bound to this very host and never travels in the clear. */
export function createCookies(publicUrl: string) {
  const own = new URL(publicUrl);
  const secure = own.protocol === 'https:';
  const nameOf = (word: string): string => (secure ? `__Host-candor${word}` : `candor${word}`);
  // Lax: a link from a mail or the provider's redirect arrives signed in; a form of another page does not.
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`;
  const reader = (name: string) => (headers: IncomingHttpHeaders) => readCookie(headers.cookie ?? '', name);
  const pair = (name: string) => ({
    read: reader(name),
    /** For Set-Cookie. `seconds`: after which the browser forgets it. */
    write: (value: string, seconds: number): string =>
      `${name}=${value}; Max-Age=${Math.floor(seconds)}; ${attributes}`,
    clear: (): string => `${name}=; Max-Age=0; ${attributes}`,
  });
  return {
    session: pair(nameOf('')),
    /** A sign-in that is under way: what the provider's answer is held against. */
    flow: pair(nameOf('-flow')),

    /**
     * Throws 403 unless the browser says that our own page sent this. Denied by default: no Origin, no answer. At home,
     * without https, the page may be opened by any name of this machine: then Origin and Host must agree.
     */
    checkOrigin(headers: IncomingHttpHeaders): void {
      const { origin, host } = headers;
      const site = headers['sec-fetch-site'];
      const ours = origin === own.origin || (!secure && origin === `http://${host ?? ''}`);
      if (!ours || (site !== undefined && site !== 'same-origin'))
        throw forbidden('this may be asked by the page of this server alone: the Origin does not match');
    },
  };
}

/** Null: there is none, or there are two: somebody else put one there. */
function readCookie(header: string, name: string): string | null {
  const values = header
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(`${name}=`))
    .map((part) => part.slice(name.length + 1));
  return values.length === 1 ? (values[0] ?? null) : null;
}
