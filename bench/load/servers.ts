// One installation for a measurement: PostgreSQL, Redis, some web processes and a runner. All of it ends with the benchmark.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findProgram, freePort, startTied } from '../../tests/support/binaries.ts';
import { startDatabase } from '../documents/process.ts';

const key = 'ck_for_the_benchmark_only_0123456789';
const START_MS = 60_000;

/** On Linux the kernel ends a child when the benchmark dies, however it does. */
const tie =
  process.platform === 'linux' ? ['setpriv', '--pdeathsig', 'KILL', process.execPath] : [process.execPath];

/** Of one process, since it started. */
export interface Figures {
  cpuSeconds: number;
  rssMb: number;
  unsaved: number;
  openFiles: number; // sockets too
  documents: number;
}
export interface WebNode {
  url: string;
  figures(): Promise<Figures>;
}
export interface Installation {
  nodes: WebNode[];
  runner: { figures(): Promise<Figures> };
  databaseUrl: string;
  call<T>(method: string, path: string, body?: unknown): Promise<T>;
  stop(): Promise<void>;
}

/** Throws when PostgreSQL or Redis is not installed. */
export async function install(webNodes: number): Promise<Installation> {
  const database = await startDatabase();
  const redis = await startRedis();
  const folder = mkdtempSync(join(tmpdir(), 'candor-load-'));
  const children: ChildProcess[] = [];
  const start = async (env: Record<string, string>): Promise<{ url: string; metrics: string }> => {
    const [port, metricsPort] = [await freePort(), await freePort()];
    const child = spawn(tie[0] ?? process.execPath, [...tie.slice(1), 'server/main.ts'], {
      env: {
        ...process.env,
        DATABASE_URL: database.where,
        REDIS_URL: redis.url,
        CANDOR_SECRET: 'a secret for the benchmark alone, 0123456789',
        API_KEY: key,
        DATA_DIR: folder,
        NODE_ENV: 'production',
        LOG_LEVEL: 'fatal',
        TRUST_PROXY: 'true', // each interview says where it comes from: one address may not have so many sockets
        PORT: String(port),
        METRICS_PORT: String(metricsPort),
        ...env,
      },
      stdio: 'ignore',
    });
    children.push(child);
    const metrics = `http://127.0.0.1:${metricsPort}`;
    await answers(`${metrics}/metrics`, child);
    return { url: `http://127.0.0.1:${port}`, metrics };
  };
  const nodes: WebNode[] = [];
  for (let i = 0; i < webNodes; i += 1) {
    const { url, metrics } = await start({ ROLE: 'web' });
    nodes.push({ url, figures: () => figuresOf(metrics) });
  }
  const runner = await start({ ROLE: 'runner' });
  await answers(`${runner.metrics}/health`, children.at(-1));
  const bearer = await strongKey(nodes[0]?.url ?? '');
  return {
    nodes,
    runner: { figures: () => figuresOf(runner.metrics) },
    databaseUrl: database.where,
    call: (method, path, body) => call(nodes[0]?.url ?? '', bearer, method, path, body),
    async stop() {
      for (const child of children) {
        const gone = once(child, 'exit');
        if (child.exitCode === null) child.kill('SIGKILL');
        if (child.exitCode === null) await gone;
      }
      await redis.stop();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function startRedis() {
  const program = findProgram('redis-server');
  if (program === null) throw new Error('install redis-server for this benchmark');
  const [port, folder] = [await freePort(), mkdtempSync(join(tmpdir(), 'candor-redis-'))];
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--dir', folder];
  const child = startTied(program, args, folder, null);
  await new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().includes('Ready to accept')) resolve();
    });
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Resolves when `url` answers well. */
async function answers(url: string, child: ChildProcess | undefined): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const up = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );
    if (up) return;
    if (child?.exitCode !== null || Date.now() > deadline)
      throw new Error(`a process did not start well, or its engine does not answer: ${url}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function figuresOf(metrics: string): Promise<Figures> {
  const text = await (await fetch(`${metrics}/metrics`)).text();
  const value = (name: string): number => Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1] ?? 0);
  return {
    cpuSeconds: value('candor_process_cpu_seconds_total'),
    rssMb: value('candor_process_resident_memory_bytes') / 1e6,
    unsaved: value('candor_document_edits_unsaved'),
    openFiles: value('candor_process_open_fds'),
    documents: value('candor_documents_open'),
  };
}

/** A key that no rate limit stops. */
async function strongKey(url: string): Promise<string> {
  const limits = { general: 100_000, execution: 100_000, sessions: 100_000 };
  const ask = { name: 'bench', scopes: ['sessions', 'admin'], limits };
  return (await call<{ secret: string }>(url, key, 'POST', '/api/keys', ask)).secret;
}

async function call<T>(
  url: string,
  bearer: string,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}
