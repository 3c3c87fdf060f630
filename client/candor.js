// A client of Candor's REST API for Node, Deno, Bun and browsers: needs `fetch` alone. Types: candor.d.ts.
import { operations } from './operations.js';

/** The server refused. */
export class ApiError extends Error {
  constructor(status, { error, message, field }, retryAfterMs) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.code = error;
    this.field = field ?? null;
    this.retryAfterMs = retryAfterMs;
  }
}

export function createClient({ url, credential, timeoutMs = 120_000 }) {
  const base = url.replace(/\/+$/, '');
  return {
    async call(id, { params = {}, query = {}, body, idempotencyKey } = {}) {
      const [method, path] = operations[id];
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => encodeURIComponent(params[name] ?? ''));
      const given = Object.entries(query).filter(([, value]) => value !== undefined);
      const search = given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
      const response = await fetch(base + filled + search, {
        method,
        headers: {
          ...(credential && { authorization: `Bearer ${credential}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(idempotencyKey && { 'idempotency-key': idempotencyKey }),
        },
        body: body === undefined ? undefined : JSON.stringify(body),
        signal: AbortSignal.timeout(timeoutMs),
      });
      const json = /^application\/json\b/.test(response.headers.get('content-type') ?? '');
      if (response.ok) return json ? response.json() : response.text();
      const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
      const told = json ? await response.json() : await proxyTrouble(response);
      throw new ApiError(response.status, told, Number.isFinite(seconds) ? seconds * 1_000 : null);
    },
  };
}

/** What stands before the server answered in its place. */
async function proxyTrouble(response) {
  await response.body?.cancel();
  return { error: 'unknown', message: `the server answered ${response.status}` };
}
