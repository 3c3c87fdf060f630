// Starts document servers and, where there is one, a throw-away PostgreSQL. All of it ends with the benchmark.
import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { findProgram, freePort, startTied, unprivilegedUser } from '../../tests/support/binaries.ts';
import type { Figures, Kind } from './server.ts';

export interface Server {
  kind: Kind;
  url: string;
  figures(): Promise<Figures>;
  /** With memory that holds only what is needed; nothing may be measured meanwhile. */
  tidyFigures(): Promise<Figures>;
  stop(): Promise<void>;
}

/** `redis`: an URL, for one of several nodes. */
export async function startServer(kind: Kind, database: string, redis = ''): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'server.ts'), [kind, database, redis], {
    execArgv: ['--expose-gc'],
    env: { ...process.env, NODE_ENV: 'production' },
  });
  const [first] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => {
      throw new Error(`the ${kind} server did not start`);
    }),
  ])) as [{ port: number }];
  const ask = async (what: 'figures' | 'tidy'): Promise<Figures> => {
    const answer = once(child, 'message');
    child.send(what);
    return ((await answer) as [Figures])[0];
  };
  return {
    kind,
    url: `ws://127.0.0.1:${String(first.port)}`,
    figures: () => ask('figures'),
    tidyFigures: () => ask('tidy'),
    async stop() {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}

export interface Place {
  where: string; // an URL, or PGlite's folder
  name: string;
  /** The sessions that documents belong to; PostgreSQL alone lets a second process write them. */
  sessions(ids: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** PostgreSQL with its usual durability. Throws when it is not installed. */
export async function startDatabase(): Promise<Place> {
  const [postgres, initdb] = [findProgram('postgres'), findProgram('initdb')];
  if (postgres === null || initdb === null) throw new Error('install postgresql for this benchmark');
  const user = unprivilegedUser();
  const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(initdb, ['-D', data, '-A', 'trust', '-U', 'candor', '-E', 'UTF8', '--locale=C'], {
    cwd: folder,
    stdio: 'ignore',
    ...user,
  });
  const port = await freePort();
  const child = startTied(
    postgres,
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder],
    folder,
    user,
  );
  child.stdout?.resume();
  const where = `postgres://candor@127.0.0.1:${String(port)}/postgres`;
  await new Promise<void>((resolve) => {
    child.stderr?.on('data', (chunk) => {
      if (String(chunk).includes('ready to accept connections')) resolve();
    });
  });
  return {
    where,
    name: 'PostgreSQL',
    async sessions(ids) {
      const client = new pg.Client({ connectionString: where });
      await client.connect();
      await client.query(
        `insert into sessions (id, candidate_name, difficulty, language, questions)
         select id, 'Bench', 'easy', 'python', '[]' from unnest($1::text[]) as id on conflict do nothing`,
        [ids],
      );
      await client.end();
    },
    async stop() {
      const gone = once(child, 'exit');
      child.kill('SIGQUIT');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
