// A real OpenID provider in this process, and somebody's walk through its pages. Lets everybody in by any password.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { page } from './people.ts';

export const client = { id: 'candor', secret: 'a-secret-between-candor-and-its-provider' };

/** What it knows of somebody who signs in as `login`; tests change it. */
export interface Account {
  email: string;
  verified: boolean;
  name: string;
}

export async function openProvider(accounts: Map<string, Account>) {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: client.id,
        client_secret: client.secret,
        redirect_uris: [`${page}/api/sign-in/oidc/callback`],
      },
    ],
    claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name'] },
    cookies: { keys: ['cookies of the tests'] },
    async findAccount(_, id) {
      const { email, verified, name } = accounts.get(id) ?? { email: '', verified: false, name: '' };
      return { accountId: id, claims: async () => ({ sub: id, email, email_verified: verified, name }) };
    },
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** From the address that Candor sends a browser to, by the provider's pages, to where it sends the browser back. */
export async function walk(start: string, login: string): Promise<string> {
  const jar = new Map<string, string>();
  let next: { url: string; form?: URLSearchParams } = { url: start };
  for (let step = 0; step < 20; step++) {
    const { url, form } = next;
    if (url.startsWith(page)) return url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent: RequestInit = { redirect: 'manual', headers: { cookie } };
    const response = await fetch(url, form ? { ...sent, method: 'POST', body: form } : sent);
    for (const set of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    const html = await response.text();
    next = location === null ? answerOf(html, url, login) : { url: new URL(location, url).href };
  }
  throw new Error('the provider led nowhere');
}

/** What a person sends off from a page of the provider: the name, or the consent. */
function answerOf(html: string, url: string, login: string) {
  const [, action] = /<form[^>]* action="([^"]+)"/.exec(html) ?? [];
  const [, prompt] = /name="prompt" value="(\w+)"/.exec(html) ?? [];
  if (action === undefined || prompt === undefined) throw new Error(`no form: ${html.slice(0, 500)}`);
  const form = new URLSearchParams({ prompt, ...(prompt === 'login' && { login, password: 'any' }) });
  return { url: new URL(action, url).href, form };
}
