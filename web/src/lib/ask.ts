// Asks one operation of the REST table, with a key or a seat's token. Failures come back as values in plain words.
import { z } from 'zod';
import type { Operation } from '../../../shared/api/operation.ts';
import { backend } from './backend.ts';
import { credentials } from './credentials.ts';
import { heard, t } from './i18n/words.ts';

export type Told<T> = { ok: true; data: T } | { ok: false; status: number; message: string; field: string };

/** Milliseconds until a request is given up: answers are quick, a loaded server is not. */
const limit = 30_000;
const failureSchema = z.object({ message: z.string(), field: z.string().default('') });

interface Asked<O extends Operation> {
  /** An API key, the token of a seat, or `byCookie`. */
  as: string;
  params?: Record<string, string>;
  /** Values that are undefined or empty are left out. */
  query?: Record<string, string | number | undefined>;
  body?: O['body'] extends z.ZodType ? z.input<O['body']> : never;
}
type Answer<O extends Operation> = O['response'] extends z.ZodType ? z.output<O['response']> : unknown;

/** Every answer that is not the operation's own, and no answer at all, is a value with a sentence. */
export async function ask<O extends Operation & { response: z.ZodType }>(
  operation: O,
  { as, params = {}, query = {}, body }: Asked<O>,
): Promise<Told<Answer<O>>> {
  const headers = credentials(as);
  const sent: RequestInit = { method: operation.method, headers, signal: AbortSignal.timeout(limit) };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
    sent.body = JSON.stringify(body);
  }
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(backend + addressOf(operation.path, params, query), sent);
    answer = await response.json();
  } catch {
    return failure(0, t('The server did not answer. Check the connection and try again.'));
  }
  if (!response.ok) return refusal(response.status, answer);
  const parsed = operation.response.safeParse(answer);
  if (!parsed.success)
    return failure(0, t('The server answered in a way this page does not know. Reload the page.'));
  return { ok: true, data: parsed.data as Answer<O> };
}

/** The path with its names filled in, and the query behind it. */
export function addressOf(
  path: string,
  params: Record<string, string>,
  query: Record<string, string | number | undefined>,
): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  const text = new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString();
  return text === '' ? filled : `${filled}?${text}`;
}

function failure(status: number, message: string, field = ''): Told<never> {
  return { ok: false, status, message, field };
}

function refusal(status: number, answer: unknown): Told<never> {
  if (status === 401)
    return failure(status, t('This key or link is not known here, or no longer; or you are signed out.'));
  if (status === 429)
    return failure(status, t('Too many requests in a short time. Wait a minute, then try again.'));
  const parsed = failureSchema.safeParse(answer);
  if (parsed.success && parsed.data.message !== '')
    return failure(status, heard(parsed.data.message), parsed.data.field);
  return failure(status, t('The server could not do that ({status}).', { status }));
}
