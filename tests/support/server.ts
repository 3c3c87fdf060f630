// The real server inside of the test's process, on a free port, with data of its own. For one that is killed: candor.ts.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Sandbox } from '../../sandbox/job.ts';
import { type App, startApp } from '../../server/app.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import { answersFit } from './answers.ts';
import { copyDatabase } from './template.ts';

export interface ServerOptions {
  /** Absent: PGlite in a temporary folder. */
  databaseUrl?: string;
  redisUrl?: string;
  /** Absent: the real one at DOCKER_HOST. */
  sandbox?: Sandbox;
  now?: () => number;
  graceMs?: number;
  /** Any setting by its name in the environment. */
  env?: Record<string, string>;
}
export interface Answered {
  status: number;
  // What came is the test's to judge.
  body: Record<string, unknown>;
  headers: Headers;
}
export interface TestCandor {
  app: App;
  url: string;
  /** The bootstrap key: admin. */
  key: string;
  /** What was logged so far, one JSON object a line. */
  logged(): string;
  /** POST with a body, else GET, with the bootstrap key unless `auth` says otherwise (null: none). */
  api(
    path: string,
    body?: unknown,
    more?: { method?: string; auth?: string | null; headers?: Record<string, string> },
  ): Promise<Answered>;
  /** Ends it; the second call does nothing. */
  close(): Promise<void>;
}

const key = 'ck_for_the_tests_only_0123456789abcdef';

export async function startServer(options: ServerOptions = {}): Promise<TestCandor> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-server-'));
  if (options.databaseUrl === undefined) await copyDatabase(folder);
  const docker = process.env['DOCKER_HOST'];
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: folder,
    API_KEY: key,
    CANDOR_SECRET: 'a secret for the tests alone, 0123456789',
    ...(docker !== undefined && { DOCKER_HOST: docker }),
    ...(options.databaseUrl !== undefined && { DATABASE_URL: options.databaseUrl }),
    ...(options.redisUrl !== undefined && { REDIS_URL: options.redisUrl }),
    ...options.env,
  });
  if ('mistakes' in config) throw new Error(config.mistakes.join('\n'));
  let written = '';
  const log = createLog('info', { write: (line: string) => void (written += line) });
  const { sandbox, now, graceMs } = options;
  const app = await startApp(config, {
    log,
    ...(sandbox && { sandbox }),
    ...(now && { now }),
    ...(graceMs !== undefined && { graceMs }),
  });
  const url = `http://127.0.0.1:${app.port}`;
  return {
    app,
    url,
    key,
    logged: () => written,
    api: (path, body, more = {}) => ask(url + path, body, more),
    close: async () => {
      await app.close();
      rmSync(folder, { recursive: true, force: true });
      answersFit(written);
    },
  };
}

async function ask(
  url: string,
  body: unknown,
  more: { method?: string; auth?: string | null; headers?: Record<string, string> },
): Promise<Answered> {
  const { auth = key } = more;
  const response = await fetch(url, {
    method: more.method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(auth !== null && { authorization: `Bearer ${auth}` }),
      ...more.headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const parsed: unknown = text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : { text };
  return { status: response.status, body: parsed as Record<string, unknown>, headers: response.headers };
}
