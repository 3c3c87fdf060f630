// The real server as a process of its own, for stories that kill it. Knows the environment and REST, nothing inside.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answersFit } from './answers.ts';
import { until } from './browser.ts';
import { copyDatabase } from './template.ts';

const key = 'ck_for_the_tests_only_0123456789abcdef';

export interface StartedSession {
  sessionId: string;
  links: { candidate: string; interviewer: string; observer: string };
  seats: Record<'candidate' | 'interviewer', { id: string }>;
}

export interface Candor {
  url: string;
  key: string;
  /** What the server printed so far, both streams. */
  printed: () => string;
  call: (method: string, path: string, body?: unknown) => Promise<{ status: number; body: unknown }>;
  startSession: (ask: Record<string, unknown>) => Promise<StartedSession>;
  /** kill -9, and wait until it is gone. */
  kill: () => Promise<void>;
  /** Stops the process in its tracks (SIGSTOP): for others it is there and says nothing. */
  pause: () => void;
  resume: () => void;
  /** SIGTERM; the exit code, or null when a signal ended it. */
  terminate: () => Promise<number | null>;
  /** The same data, the same port. */
  restart: () => Promise<void>;
  /** Throws when one of its answers broke its schema, whoever asked. */
  close: () => Promise<void>;
}

/** Where it runs: what goes before its program, and its address as seen from here. */
const here = { command: new Array<string>(), host: '127.0.0.1' };

/** Starts server/main.ts on a free port with data of its own, and waits until /health answers. */
export async function startCandor(env: Record<string, string> = {}, place = here): Promise<Candor> {
  const data = mkdtempSync(join(tmpdir(), 'candor-e2e-'));
  if (env['DATABASE_URL'] === undefined) await copyDatabase(data);
  const port = env['PORT'] === undefined ? await freePort() : Number(env['PORT']);
  const url = `http://${place.host}:${port}`;
  let printed = '';
  let child: ChildProcess | null = null;

  async function start(): Promise<void> {
    const [program, ...args] = [...place.command, process.execPath, 'server/main.ts'];
    const started = spawn(program, args, {
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: data,
        API_KEY: key,
        PUBLIC_URL: url,
        NODE_ENV: process.env['NODE_ENV'] ?? 'production', // under Vitest `test`: it checks its own answers
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child = started;
    for (const stream of [started.stdout, started.stderr])
      stream.on('data', (chunk) => (printed += chunk.toString()));
    await until(
      async () => {
        if (started.exitCode !== null)
          throw new Error(`the server ended with ${started.exitCode}:\n${printed}`);
        return await fetch(`${url}/health`).then(
          (response) => response.ok,
          () => false,
        );
      },
      'the server answers',
      90_000,
    );
  }

  async function stop(signal: NodeJS.Signals): Promise<number | null> {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null || running.signalCode !== null)
      return running?.exitCode ?? null;
    const gone = once(running, 'exit');
    running.kill(signal);
    running.kill('SIGCONT'); // a paused one hears nothing else
    await gone;
    return running.exitCode;
  }

  async function call(method: string, path: string, body?: unknown) {
    const response = await fetch(url + path, {
      method,
      headers: { 'content-type': 'application/json', 'x-api-key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const parsed: unknown = text === '' ? null : JSON.parse(text);
    return { status: response.status, body: parsed };
  }

  await start();
  return {
    url,
    key,
    printed: () => printed,
    call,
    startSession: async (ask) => {
      const { status, body } = await call('POST', '/api/test/start-session', ask);
      if (status >= 300) throw new Error(`start-session answered ${status}: ${JSON.stringify(body)}`);
      return body as StartedSession;
    },
    kill: async () => void (await stop('SIGKILL')),
    pause: () => void child?.kill('SIGSTOP'),
    resume: () => void child?.kill('SIGCONT'),
    terminate: async () => await stop('SIGTERM'),
    restart: start,
    close: async () => {
      await stop('SIGTERM');
      rmSync(data, { recursive: true, force: true });
      answersFit(printed);
    },
  };
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  server.close();
  await once(server, 'close');
  return address.port;
}
