// A REST server for tests: real HTTP, real stores on PGlite, the real sandbox, the real question bank.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createKeys } from '../../../server/access/keys.ts';
import { createSeats } from '../../../server/access/seats.ts';
import { rubric } from '../../../server/ai/rubric.ts';
import { openDatabase } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { createHandlers } from '../../../server/http/handlers.ts';
import { createLimits } from '../../../server/http/limits.ts';
import { createRest } from '../../../server/http/rest.ts';
import { loadBank } from '../../../server/interviews/bank.ts';
import { createJudge } from '../../../server/interviews/judge.ts';
import { createInterviews } from '../../../server/interviews/sessions.ts';
import { createLog } from '../../../server/log.ts';
import { createStores } from '../../../server/stores.ts';
import { createSandbox } from '../../../sandbox/sandbox.ts';
import { imageTag } from '../../../sandbox/image/context.mjs';
import { operations } from '../../../shared/api/operations.ts';
import { directRoom } from './direct-room.ts';

export const adminKey = 'ck_the_bootstrap_key_of_the_tests';
const secret = 'a secret of at least thirty-two characters';
const questionsRoot = join(import.meta.dirname, '../../../questions');

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}
export type Host = Awaited<ReturnType<typeof openHost>>;

/** `redis`: a client for the rate limits. `limited`: the bootstrap key has the limits of everybody. */
export async function openHost(options: { redis?: object; webRoot?: string; corsOrigins?: string[] } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-http-'));
  const log = createLog('error');
  const { db, available, close } = await openDatabase({ folder }, () => {});
  await migrate(db);
  const stores = createStores(db);
  const now = Date.now;
  const seats = createSeats({ store: stores.seats, secret });
  const keys = createKeys({ store: stores.keys, bootstrap: adminKey, onLostUse: () => {} });
  const sandbox = createSandbox({
    docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
    image: imageTag(),
    runtime: 'runc',
    warm: 1,
    log,
  });
  const { sessions, results } = stores;
  const publicUrl = 'http://candor.test';
  const ai = { configured: false, model: null };
  const interviews = createInterviews({ store: sessions, seats, publicUrl, ai, now });
  const judge = createJudge({ sandbox, sessions, results, review: rubric, now });
  const handlers = createHandlers({
    ...stores,
    interviews,
    seats,
    keys,
    bank: await loadBank(questionsRoot),
    room: directRoom({ interviews, seats, judge }),
    documents: { texts: async () => ({ 'q1/python': 'pass' }) },
    sandbox,
    review: rubric,
    vitals: { docker: () => sandbox.available(), database: available, redis: null, ai },
    metrics: { contentType: 'text/plain; version=0.0.4', text: async () => 'up 1\n' },
    setupImages: async function* () {
      yield 'the image is there';
    },
    audit: () => {},
    publicUrl,
    now,
  });
  const app = createRest({
    handlers,
    keys,
    seats,
    limits: createLimits(options.redis ?? null),
    publicApi: false,
    checkAnswers: true,
    log,
    corsOrigins: options.corsOrigins ?? [],
    trustProxy: false,
    webRoot: options.webRoot ?? null,
    servesMetrics: true,
  });
  const http = createServer(app.callback());
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const address = http.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const url = `http://127.0.0.1:${String(address.port)}`;

  /** A call with a key, a seat's token, or nothing (null). A string body is sent as it is. */
  async function call(
    method: string,
    path: string,
    body?: unknown,
    credential: string | null = adminKey,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('json') === true;
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  const startSchema = operations.startSession.response;
  return {
    url,
    call,
    sandbox,
    keys,
    seats,
    /** A session by the bootstrap key, or by `credential`. */
    async start(body: object = {}, credential: string = adminKey) {
      const ask = { candidateName: 'Ada', difficulty: 'easy', totalQuestions: 2, ...body };
      const answer = await call('POST', '/api/test/start-session', ask, credential);
      if (answer.status !== 200) throw new Error(`start-session: ${JSON.stringify(answer.body)}`);
      return startSchema.parse(answer.body);
    },
    async close() {
      http.closeAllConnections();
      http.close();
      await sandbox.close();
      await close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The stable code of an error answer; throws when the answer is none. */
export function codeOf(answer: Answer): string {
  return z
    .strictObject({ error: z.string(), message: z.string(), field: z.string().optional() })
    .parse(answer.body).error;
}

/** The body of a good answer, by the operation's schema; throws with the whole answer when it is another. */
export function bodyOf<S extends z.ZodType>(
  operation: { status: number; response: S },
  answer: Answer,
): z.output<S> {
  if (answer.status !== operation.status)
    throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.body)}`);
  return operation.response.parse(answer.body);
}
