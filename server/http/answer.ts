// One operation from request to answer: who calls, how often, may they, is it valid, then the handler.
import { pipeline, type Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Context } from 'koa';
import type { Operation } from '../../shared/api/operation.ts';
import type { OperationId } from '../../shared/api/operations.ts';
import type { Refusal } from '../../shared/protocol.ts';
import { AppError, forbidden } from '../errors.ts';
import type { Cookies } from './cookies.ts';
import { authorize, type Caller, identify, isAgentSeat, organisationOf } from './credentials.ts';
import type { Call, Handler, Reply } from './handler.ts';
import { checkPlain, readJson } from './json-body.ts';
import type { Limits } from './limits.ts';
import type { SignIns } from './people-ports.ts';
import type { HttpSeats, Keys } from './ports.ts';
import { refusalError } from './refusal-error.ts';
import type { Refusals } from './refusals.ts';
import { check } from './request-checks.ts';

export interface Door {
  keys: Pick<Keys, 'verify'>;
  seats: Pick<HttpSeats, 'verify'>;
  browsers: { signIns: SignIns; cookies: Cookies };
  limits: Limits;
  refusals: Refusals;
  /** Null: people let agents change this session by themselves. */
  heldAgents: (sessionId: string) => Promise<Refusal | null>;
  publicApi: boolean;
  /** Answers that break their own schema become errors: for tests. */
  checkAnswers: boolean;
}

/** Koa middleware for one operation of the table. The handler is that of the caller's organisation. */
export function answering<K extends OperationId>(
  door: Door,
  operation: Operation,
  handlerOf: (org: string) => Handler<K>,
): (ctx: Context, params: Record<string, string>) => Promise<void> {
  const act = async (ctx: Context, rawParams: Record<string, string>, caller: Caller): Promise<void> => {
    // A cookie comes along by itself, whoever made the browser ask: only our own page may change things by it.
    if (caller.kind === 'user' && operation.method !== 'GET') door.browsers.cookies.checkOrigin(ctx.headers);
    checkPlain(rawParams);
    checkPlain(ctx.query);
    const { body, sessionId } = await readBody(operation, ctx, rawParams);
    authorize(caller, operation, { sessionId, publicApi: door.publicApi });
    await checkAgent(door, operation, caller);
    const call = {
      caller,
      client: { address: ctx.ip },
      params: operation.params ? check(operation.params, rawParams) : {},
      query: operation.query ? check(operation.query, { ...ctx.query }) : {},
      body: operation.body ? check(operation.body, body) : {},
      signal: goneSignal(ctx),
      idempotencyKey: operation.idempotent ? idempotencyKey(ctx) : null,
    };
    const handler = handlerOf(organisationOf(caller));
    send(ctx, operation, await handler(call as Call<K>), door.checkAnswers);
  };
  return async (ctx, rawParams) => {
    const caller = await countedCaller(door, operation, ctx);
    try {
      await act(ctx, rawParams, caller);
    } catch (error) {
      const told = caller.kind !== 'anonymous' && error instanceof AppError && error.status === 403;
      if (told) await door.refusals.call(caller, String(ctx.state['operation']), { address: ctx.ip });
      throw error;
    }
  };
}

/** Throws where people have not left this to agents. */
async function checkAgent(
  { heldAgents }: Door,
  { method, agents }: Operation,
  caller: Caller,
): Promise<void> {
  if (!isAgentSeat(caller)) return;
  if (agents === 'never') throw forbidden('this is for people');
  if (method === 'GET' || agents !== undefined) return;
  const held = await heldAgents(caller.seat.sessionId);
  if (held !== null) throw refusalError(held);
}

/** Failed guesses at keys are counted too, against the address. */
async function countedCaller(door: Door, operation: Operation, ctx: Context): Promise<Caller> {
  const found = await identify(ctx.headers, door).catch((error: unknown) => {
    if (error instanceof AppError) return error;
    throw error;
  });
  const caller: Caller = found instanceof AppError ? { kind: 'anonymous' } : found;
  if (operation.limit !== 'none' && !isProbe(operation, ctx))
    await count(door.limits, operation.limit, caller, ctx);
  if (found instanceof AppError) {
    await door.refusals.signIn('key', { address: ctx.ip });
    throw found;
  }
  return caller;
}

/**
 * Behind a proxy, which tells the address, /health asked past it is a probe of the machine's own. The probes of all nodes
 * share one address: counted, they would use each other's calls up, and healthy nodes would be taken for ill.
 */
function isProbe(operation: Operation, ctx: Context): boolean {
  return operation.path === '/health' && ctx.app.proxy && ctx.get('X-Forwarded-For') === '';
}

async function count(
  limits: Limits,
  kind: Exclude<Operation['limit'], 'none'>,
  caller: Caller,
  ctx: Context,
): Promise<void> {
  const used = await limits.count(kind, caller, ctx.ip);
  ctx.set('RateLimit-Limit', String(used.limit));
  ctx.set('RateLimit-Remaining', String(used.remaining));
  ctx.set('RateLimit-Reset', String(used.resetSeconds));
  if (used.allowed) return;
  const hint = caller.kind === 'anonymous' ? '; use an API key to get higher limits' : '';
  throw new AppError('rate_limited', 429, `too many requests${hint}`, { retryAfter: used.resetSeconds });
}

/** The session a seat must belong to stands in the path, or in the body of the older operations. */
async function readBody(operation: Operation, ctx: Context, params: Record<string, string>) {
  const body = operation.method === 'GET' ? {} : await readJson(ctx.req, operation.bodyBytes);
  const inBody =
    body !== null && typeof body === 'object' && 'sessionId' in body && typeof body.sessionId === 'string'
      ? body.sessionId
      : null;
  const inPath = operation.path.startsWith('/api/sessions/{id}') ? (params['id'] ?? null) : null;
  return { body, sessionId: inPath ?? (operation.path.startsWith('/api/test/') ? inBody : null) };
}

function goneSignal(ctx: Context): AbortSignal {
  const gone = new AbortController();
  ctx.res.once('close', () => {
    if (!ctx.res.writableFinished) gone.abort();
  });
  return gone.signal;
}

function idempotencyKey(ctx: Context): string | null {
  const key = ctx.get('Idempotency-Key');
  if (key === '') return null;
  if (key.length <= 200 && /^[\x21-\x7e]+$/.test(key)) return key;
  throw new AppError('invalid', 400, 'Idempotency-Key: at most 200 visible ASCII characters', {
    field: 'Idempotency-Key',
  });
}

function send(ctx: Context, operation: Operation, reply: Reply<unknown>, checked: boolean): void {
  ctx.status = operation.status;
  ctx.set('Cache-Control', 'no-store');
  if ('stream' in reply) {
    ctx.type = reply.type;
    ctx.body = reply.zips === true ? zipped(ctx, reply.stream) : reply.stream;
    if (reply.fileName !== undefined)
      ctx.set('Content-Disposition', `attachment; filename="${reply.fileName}"`);
  } else if ('text' in reply) {
    ctx.set('Content-Type', reply.type);
    ctx.body = reply.text;
  } else {
    if (checked) checkAnswer(operation, reply.body);
    ctx.status = reply.status ?? operation.status;
    ctx.body = reply.body;
  }
}

/** How an answer's error begins that is told of one that breaks its schema. */
export const brokenAnswer = 'an answer breaks its schema';

function checkAnswer({ method, path, response }: Operation, body: unknown): void {
  const found = typeof response === 'string' ? null : response.safeParse(body);
  if (found?.success === false) throw new Error(`${brokenAnswer}: ${method} ${path}: ${found.error.message}`);
}

/** Level 4: a sixth of the size for half of the time that the usual 6 takes. */
function zipped(ctx: Context, stream: Readable): Readable {
  ctx.vary('Accept-Encoding');
  if (ctx.acceptsEncodings('gzip', 'identity') !== 'gzip') return stream;
  ctx.set('Content-Encoding', 'gzip');
  // A failure of either ends both; Koa hears it from the body and logs it.
  return pipeline(stream, createGzip({ level: 4 }), () => {});
}
