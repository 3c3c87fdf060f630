// PostgreSQL's own programs, pointed at DATABASE_URL. The password goes by the environment: a command line is public.
import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { onPath, quietly } from './programs.mjs';
import { Trouble } from './say.mjs';

const ASK_MS = 60_000;
const WHOLE_MS = 6 * 3_600_000; // a large database on a slow disk

function programOf(name) {
  const path = onPath(name);
  if (path === null)
    throw new Trouble(
      `${name} is missing: install PostgreSQL's client programs, of the server's version or newer`,
    );
  return path;
}

function connection(address) {
  const url = new URL(address);
  const password = decodeURIComponent(url.password);
  url.password = '';
  const env = { ...process.env, PGCONNECT_TIMEOUT: '15', ...(password !== '' && { PGPASSWORD: password }) };
  return { url: url.href, env };
}

/** The one value that the query answers with, as text. Throws when it cannot be asked. */
export function ask(address, query) {
  const { url, env } = connection(address);
  const args = ['-X', '-A', '-t', '-q', '-v', 'ON_ERROR_STOP=1', '-c', query, url];
  const { status, stdout, stderr, error } = spawnSync(programOf('psql'), args, {
    env,
    encoding: 'utf8',
    timeout: ASK_MS,
  });
  if (status !== 0) throw new Trouble(`the database cannot be asked: ${error?.message ?? stderr.trim()}`);
  return stdout.trim();
}

/** Runs pg_dump, pg_restore or psql to its end; throws with its last words when it fails. */
export async function runOn(address, program, args) {
  const { url, env } = connection(address);
  await quietly(program, programOf(program), [...args, '-d', url], { env, limitMs: WHOLE_MS });
}

/** Writes a dump out as SQL, to no database. */
export async function writeScript(dump, script) {
  const args = ['--no-owner', '--no-privileges', '-f', script, dump];
  await quietly('pg_restore', programOf('pg_restore'), args, { limitMs: WHOLE_MS });
}
