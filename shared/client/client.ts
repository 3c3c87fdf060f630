// A typed client of the REST API, made from the same table of operations as the server. Needs `fetch` and zod only.
import type { z } from 'zod';
import { errorSchema, type Operation } from '../api/operation.ts';
import { type OperationId, type Operations, operations } from '../api/operations.ts';

export interface ClientOptions {
  url: string; // the server's address, as in PUBLIC_URL
  /** An API key or a seat's token. */
  credential: string;
  /** One request, answer included. */
  timeoutMs?: number;
}

/** The server refused. `code` is stable, `message` is for people. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;
  readonly field: string | null;
  readonly retryAfterMs: number | null;
  constructor(
    status: number,
    code: string,
    message: string,
    field: string | null,
    retryAfterMs: number | null,
  ) {
    super(message);
    this.status = status;
    this.code = code;
    this.field = field;
    this.retryAfterMs = retryAfterMs;
  }
}

type Part<O extends Operation, K extends 'params' | 'query' | 'body'> = O[K] extends z.ZodType
  ? { [P in K]: z.input<O[K]> }
  : object;
/** What an operation takes: `params` of the path, `query`, `body`; each only where the operation has it. */
export type Ask<Id extends OperationId> = Part<Operations[Id], 'params'> &
  Part<Operations[Id], 'query'> &
  Part<Operations[Id], 'body'>;
/** What it answers with. Text and streams come as text. */
export type Reply<Id extends OperationId> = Operations[Id]['response'] extends z.ZodType
  ? z.output<Operations[Id]['response']>
  : string;

const defaultTimeoutMs = 120_000; // a submission may wait for a sandbox

/** `call('startSession', { body: {…} })`. Throws ApiError when the server refuses, and what `fetch` throws. */
export function createClient({ url, credential, timeoutMs = defaultTimeoutMs }: ClientOptions) {
  const base = url.replace(/\/+$/, '');
  async function call<Id extends OperationId>(id: Id, ask: Ask<Id>): Promise<Reply<Id>> {
    const operation: Operation = operations[id];
    const given = ask as Given; // the same thing, seen without the operation's own types
    const response = await fetch(base + addressOf(operation.path, given), {
      method: operation.method,
      headers: { authorization: `Bearer ${credential}`, 'content-type': 'application/json' },
      signal: AbortSignal.timeout(timeoutMs),
      ...(given.body === undefined ? {} : { body: JSON.stringify(given.body) }),
    });
    const text = await response.text();
    if (!response.ok) throw refusal(response, text);
    // The table says what comes: the type follows from it, the schema checks it.
    const answer: unknown =
      typeof operation.response === 'string' ? text : operation.response.parse(JSON.parse(text));
    return answer as Reply<Id>;
  }
  return { call };
}
export type Client = ReturnType<typeof createClient>;

interface Given {
  params?: Record<string, string | number>;
  query?: Record<string, string | number | boolean | undefined>;
  body?: unknown;
}

function addressOf(path: string, { params = {}, query = {} }: Given): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    encodeURIComponent(params[name] ?? ''),
  );
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return pairs.length === 0 ? filled : `${filled}?${new URLSearchParams(pairs).toString()}`;
}

function refusal(response: Response, text: string): ApiError {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  const told = errorSchema.safeParse(parsed(text));
  if (!told.success)
    return new ApiError(
      response.status,
      'unknown',
      `the server answered ${response.status}`,
      null,
      retryAfterMs,
    );
  const { error, message, field } = told.data;
  return new ApiError(response.status, error, message, field ?? null, retryAfterMs);
}

/** Null: no JSON (a proxy's page, say). */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
