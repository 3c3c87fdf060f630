// Talks to the REST API for the start page. Fetches the shapes it reads with the answers; failures come back as values in
// plain words.
import type { z } from 'zod';
import { backend } from './backend.ts';
import { byCookie } from './credentials.ts';
import { heard, t } from './i18n/words.ts';

export type Got<T> = { ok: true; data: T } | { ok: false; status: number; message: string };

/** Milliseconds until a request is given up: starting a session is quick, a loaded server is not. */
const limit = 30_000;

/** What an answer must be; or how it is fetched, at once with the answer. */
type Shape<T> = z.ZodType<T> | (() => Promise<z.ZodType<T>>);

/** One request with a key; every answer that is not 2xx, and no answer at all, is a value with a sentence. */
export async function call<T>(
  shape: Shape<T>,
  path: string,
  options: { key?: string; body?: unknown; method?: string } = {},
): Promise<Got<T>> {
  const { key, body, method = body === undefined ? 'GET' : 'POST' } = options;
  const headers: Record<string, string> = {};
  if (key !== undefined && key !== byCookie) headers['X-API-Key'] = key;
  if (body !== undefined) headers['Content-Type'] = 'application/json';
  const sent: RequestInit = { method, headers, signal: AbortSignal.timeout(limit) };
  if (body !== undefined) sent.body = JSON.stringify(body);
  let response: Response;
  let schema: z.ZodType<T>;
  let answer: unknown;
  try {
    const fetched = typeof shape === 'function' ? shape() : shape;
    [response, schema] = await Promise.all([fetch(backend + path, sent), fetched]);
    answer = await response.json();
  } catch {
    return {
      ok: false,
      status: 0,
      message: t('The server did not answer. Check the connection and try again.'),
    };
  }
  if (!response.ok) return { ok: false, status: response.status, message: sentence(response.status, answer) };
  const parsed = schema.safeParse(answer);
  if (!parsed.success)
    return {
      ok: false,
      status: 0,
      message: t('The server answered in a way this page does not know. Reload the page.'),
    };
  return { ok: true, data: parsed.data };
}

/** What a person reads for a refused request. */
export function sentence(status: number, answer: unknown): string {
  if (status === 401)
    return t('That API key is not known here. Check it for typing errors, or ask whoever runs this server.');
  if (status === 403) return t('This API key may not do that: it lacks the scope.');
  if (status === 429) return t('Too many requests in a short time. Wait a minute, then try again.');
  const message =
    typeof answer === 'object' && answer !== null && 'message' in answer ? answer.message : undefined;
  if (typeof message === 'string' && message !== '') return heard(message);
  return t('The server could not do that ({status}).', { status });
}
