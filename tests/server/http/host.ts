// The whole server for the tests of REST: real HTTP, database, rooms and sandbox. Every answer is held against its schema.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startApp } from '../../../server/app.ts';
import { readConfig } from '../../../server/config.ts';
import { createLog } from '../../../server/log.ts';
import { operations } from '../../../shared/api/operations.ts';
import { answersFit } from '../../support/answers.ts';
import { copyDatabase } from '../../support/template.ts';

export const adminKey = 'ck_the_bootstrap_key_of_the_tests';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}
export type Host = Awaited<ReturnType<typeof openHost>>;

/** `NODE_ENV=test` makes the server fail on an answer of its own that breaks its schema. */
export async function openHost(env: Record<string, string> = {}, overrides: { now?: () => number } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'candor-http-'));
  await copyDatabase(folder);
  const config = readConfig({
    DOCKER_HOST: process.env['DOCKER_HOST'],
    PORT: '0',
    NODE_ENV: 'test',
    API_KEY: adminKey,
    PUBLIC_URL: 'http://candor.localhost',
    DATA_DIR: folder,
    WEBHOOKS_ALLOW_PRIVATE: 'true',
    ...env,
  });
  if ('mistakes' in config) throw new Error(config.mistakes.join('\n'));
  let written = '';
  const log = createLog('error', {
    write: (line: string) => {
      written += line;
      process.stderr.write(line);
    },
  });
  const app = await startApp(config, { log, ...overrides });
  const url = `http://127.0.0.1:${String(app.port)}`;

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
      redirect: 'manual',
      headers: {
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(credential === null ? {} : { authorization: `Bearer ${credential}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const json = response.headers.get('content-type')?.includes('/json') === true;
    return { status: response.status, headers: response.headers, body: json ? JSON.parse(text) : text };
  }

  return {
    url,
    call,
    /** A session by the bootstrap key, or by `credential`. */
    async start(body: object = {}, credential: string = adminKey) {
      const ask = { candidateName: 'Ada', difficulty: 'easy', totalQuestions: 2, ...body };
      return bodyOf(operations.startSession, await call('POST', '/api/test/start-session', ask, credential));
    },
    /** The secret of a new key. */
    async key(scopes: string[], limits: object = {}): Promise<string> {
      const made = await call('POST', '/api/keys', { name: scopes.join(), scopes, limits });
      return bodyOf(operations.createKey, made).secret;
    },
    async close() {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
      answersFit(written);
    },
  };
}

const errorSchema = z.strictObject({ error: z.string(), message: z.string(), field: z.string().optional() });

/** The stable code of an error answer; throws when the answer is none. */
export function codeOf(answer: Answer): string {
  return errorSchema.parse(answer.body).error;
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
