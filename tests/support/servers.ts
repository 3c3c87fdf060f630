// Real PostgreSQL and Redis for tests: own temporary folder, own port, gone with the tests. Knows nothing of Candor's tables.
import { execFileSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject } from 'vitest';
import { freePort, needProgram, startTied, unprivilegedUser } from './binaries.ts';
import type { User } from './binaries.ts';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;

export interface TestServer {
  url: string;
  port: number;
  /** Stops it at once, as a crash would; the data stays. */
  crash(): Promise<void>;
  /** Starts it again on the same port with the same data, after `crash`. */
  revive(): Promise<void>;
  /** Ends it and deletes its folder. */
  stop(): Promise<void>;
}

interface Kind {
  program: string;
  args: (port: number, folder: string) => string[];
  ready: RegExp;
  url: (port: number) => string;
  user: User | null;
}

/** Resolves when the program says that it is ready; rejects with what it printed when it ends first or takes too long. */
function ready(child: ChildProcess, pattern: RegExp): Promise<void> {
  return new Promise((resolve, reject) => {
    let printed = '';
    const timer = setTimeout(() => fail('took too long to start'), START_LIMIT_MS);
    const fail = (why: string): void => {
      clearTimeout(timer);
      child.kill('SIGKILL');
      reject(new Error(`${child.spawnfile} ${why}\n${printed}`));
    };
    const read = (chunk: Buffer): void => {
      if (printed.length < 20_000) printed += chunk.toString();
      if (!pattern.test(printed)) return;
      clearTimeout(timer);
      resolve();
    };
    child.stdout?.on('data', read);
    child.stderr?.on('data', read);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with ${String(code)}`));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill(signal);
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}

async function start(kind: Kind, folder: string): Promise<TestServer> {
  // A free port may be taken by somebody else before we listen on it: three tries.
  const launch = async (wanted: number | null, tries: number): Promise<[ChildProcess, number]> => {
    const port = wanted ?? (await freePort());
    const child = startTied(kind.program, kind.args(port, folder), folder, kind.user);
    try {
      await ready(child, kind.ready);
      return [child, port];
    } catch (error) {
      if (tries <= 1) throw error;
      return launch(wanted, tries - 1);
    }
  };
  const [first, port] = await launch(null, 3);
  let child = first;
  return {
    url: kind.url(port),
    port,
    crash: () => end(child, 'SIGQUIT'),
    revive: async () => {
      [child] = await launch(port, 3);
    },
    stop: async () => {
      await end(child, 'SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A PostgreSQL of your own (about half a second), its files under `parent`. For a database on the shared one: `freshDatabase`. */
export async function startPostgres(parent = tmpdir()): Promise<TestServer> {
  const program = needProgram('postgresql', 'postgres');
  const initdb = needProgram('postgresql', 'initdb');
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(parent, 'candor-postgres-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const args = ['-D', data, '--no-sync', '-A', 'trust', '-U', 'candor', '-E', 'UTF8', '--locale=C'];
  execFileSync(initdb, args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'], ...user });
  // Commits survive a crash of PostgreSQL, not of the machine.
  const settings = ['fsync=off', 'full_page_writes=off', 'max_connections=200'];
  return start(
    {
      program,
      user,
      args: (port) =>
        ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder].concat(
          settings.flatMap((setting) => ['-c', setting]),
        ),
      ready: /database system is ready to accept connections/,
      url: (port) => `postgres://candor@127.0.0.1:${String(port)}/postgres`,
    },
    folder,
  );
}

/** A Redis of your own (a few milliseconds): start one for each test file that needs it. */
export async function startRedis(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'candor-redis-'));
  return start(
    {
      program: needProgram('redis-server', 'redis-server'),
      user: null,
      args: (port, dir) =>
        `--port ${String(port)} --bind 127.0.0.1 --appendonly yes --appendfsync no`
          .split(' ')
          .concat(['--save', '', '--dir', dir]),
      ready: /Ready to accept connections/,
      url: (port) => `redis://127.0.0.1:${String(port)}`,
    },
    folder,
  );
}

export interface FreshDatabase {
  url: string;
  /** Disconnects everybody and deletes it. */
  drop(): Promise<void>;
}

async function ask(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: START_LIMIT_MS });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

/** An empty database on the PostgreSQL that all test files share. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const shared = inject('postgresUrl');
  if (shared === null)
    throw new Error('PostgreSQL is missing: install postgresql (npm test does it on Debian)');
  const name = `test_${randomBytes(6).toString('hex')}`;
  await ask(shared, `create database ${name}`);
  const url = new URL(shared);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => ask(shared, `drop database if exists ${name} with (force)`) };
}
