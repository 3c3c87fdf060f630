// Talks to the REST API for the start page. Knows the shapes it reads; failures come back as values in plain words.
import { byCookie } from './ask.ts';
import { backend } from './backend.ts';
import { z } from 'zod';
import { heard, t } from './i18n/words.ts';

export type Got<T> = { ok: true; data: T } | { ok: false; status: number; message: string };

/** Milliseconds until a request is given up: starting a session is quick, a loaded server is not. */
const limit = 30_000;

const failureSchema = z.object({ message: z.string() });

/** One request with a key; every answer that is not 2xx, and no answer at all, is a value with a sentence. */
export async function call<T>(
  schema: z.ZodType<T>,
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
  let answer: unknown;
  try {
    response = await fetch(backend + path, sent);
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
  const parsed = failureSchema.safeParse(answer);
  if (status === 429) return t('Too many requests in a short time. Wait a minute, then try again.');
  if (parsed.success && parsed.data.message !== '') return heard(parsed.data.message);
  return t('The server could not do that ({status}).', { status });
}

export const startedSchema = z.object({
  sessionId: z.string(),
  links: z.object({ candidate: z.string(), interviewer: z.string(), observer: z.string() }),
});
export type Started = z.infer<typeof startedSchema>;

const time = z.union([z.string(), z.number()]).nullish();
export const sessionRowSchema = z.object({
  id: z.string(),
  candidateName: z.string().default(''),
  difficulty: z.string().default(''),
  language: z.string().default(''),
  startedAt: time,
  endedAt: time,
  isActive: z.boolean().optional(),
});
export type SessionRow = z.infer<typeof sessionRowSchema>;
export const sessionsSchema = z.object({ sessions: z.array(sessionRowSchema) });
export const healthSchema = z.object({
  docker: z.object({ available: z.boolean() }),
  ai: z.object({ configured: z.boolean() }),
});
