// `npm run restore -- FILE [--force]`: puts a backup into an empty database (DATABASE_URL) or folder (DATA_DIR). With --force
// what is there is replaced: a database in one transaction, a folder after it was moved aside. Stop the servers first.
import { spawnSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { ensureNode } from './node.mjs';
import { ROOT } from './paths.mjs';
import { ask, runOn, writeScript } from './postgres.mjs';
import { Trouble, say, script } from './say.mjs';

const CLEAR = 'drop schema public cascade; create schema public';
const TABLES = `select count(*) from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname = 'public'`;
const SERVERS = `select count(*) from pg_stat_activity
  where datname = current_database() and application_name = 'candor' and pid <> pg_backend_pid()`;

/** Told by its first bytes, not by its name. */
function kindOf(file) {
  if (!existsSync(file)) throw new Trouble(`${file} is not there`);
  const first = Buffer.alloc(5);
  const handle = openSync(file, 'r');
  readSync(handle, first, 0, 5, 0);
  closeSync(handle);
  if (first.toString('latin1') === 'PGDMP') return 'postgres';
  if (first[0] === 0x1f && first[1] === 0x8b) return 'folder';
  throw new Trouble(`${file} is not a backup of Candor's`);
}

async function intoDatabase(url, file, force) {
  if (ask(url, SERVERS) !== '0')
    throw new Trouble('servers are connected to that database: stop them first; nothing was changed');
  const empty = ask(url, TABLES) === '0';
  if (!empty && !force)
    throw new Trouble(
      'that database is not empty: add --force to replace what is in it; nothing was changed',
    );
  const folder = mkdtempSync(join(tmpdir(), 'candor-restore-'));
  try {
    const sql = join(folder, 'restore.sql');
    await writeScript(file, sql); // first to its end: half a dump must not become a database
    const once = ['-X', '-q', '-1', '-v', 'ON_ERROR_STOP=1'];
    await runOn(url, 'psql', [...once, ...(empty ? [] : ['-c', CLEAR]), '-f', sql]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function unpack(file, folder) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { status, stderr } = spawnSync('tar', ['-C', folder, '-xzf', file], { encoding: 'utf8' });
  if (status !== 0) throw new Trouble(`tar failed: ${stderr.trim()}`);
  if (!existsSync(join(folder, 'pglite', 'PG_VERSION')))
    throw new Trouble(`${file} holds no database; nothing was changed`);
}

/** The lock is held until the new folder is in its place: no server starts on half of it. */
async function intoFolder(folder, file, force) {
  const empty = !existsSync(folder) || readdirSync(folder).length === 0;
  if (!empty && !force)
    throw new Trouble(`${folder} is not empty: add --force to move it aside; nothing was changed`);
  const { lockFolder } = await import('../server/db/folder-lock.ts');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const unlock = lockFolderOf(lockFolder, folder);
  const fresh = `${folder}.restoring-${process.pid}`;
  const aside = `${folder}.before-${Date.now()}`;
  try {
    unpack(file, fresh);
    renameSync(folder, aside);
  } catch (error) {
    unlock();
    rmSync(fresh, { recursive: true, force: true });
    throw error;
  }
  renameSync(fresh, folder);
  rmSync(join(aside, 'server.lock'), { force: true });
  if (empty) rmSync(aside, { recursive: true });
  else say(`what was there is now in ${aside}`);
}

function lockFolderOf(lockFolder, folder) {
  try {
    return lockFolder(folder);
  } catch (error) {
    throw new Trouble(`${error.message}; nothing was changed`);
  }
}

await script(async () => {
  await ensureNode();
  const given = process.argv.slice(2);
  const force = given.includes('--force');
  const [name] = given.filter((one) => one !== '--force');
  if (name === undefined) throw new Trouble('say which file: npm run restore -- FILE [--force]');
  const file = resolve(process.env.INIT_CWD ?? '.', name);
  const url = process.env.DATABASE_URL || null;
  if ((kindOf(file) === 'postgres') !== (url !== null))
    throw new Trouble(
      url === null
        ? `${file} is a backup of PostgreSQL: set DATABASE_URL`
        : `${file} is a backup of an embedded folder: unset DATABASE_URL, set DATA_DIR`,
    );
  if (url === null) await intoFolder(resolve(ROOT, process.env.DATA_DIR || '.candor/data'), file, force);
  else await intoDatabase(url, file, force);
  say('restored; migrations of newer versions run at the next start');
});
