// `npm run backup [-- FILE]`: the whole database in one file. PostgreSQL (DATABASE_URL) while servers run; the embedded folder
// (DATA_DIR) only while none does. What is in Redis is not in it: programs that run, and who is online.
import { spawnSync } from 'node:child_process';
import { chmodSync, closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import process from 'node:process';
import { ensureNode } from './node.mjs';
import { ROOT } from './paths.mjs';
import { runOn } from './postgres.mjs';
import { Trouble, say, script } from './say.mjs';

const stamp = () => new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');

/** Takes the folder's lock as a server does, so that none starts in the middle of the copy. */
async function copyFolder(folder, part) {
  if (!existsSync(resolve(folder, 'pglite', 'PG_VERSION')))
    throw new Trouble(`there is no database in ${folder}: set DATA_DIR, or DATABASE_URL for PostgreSQL`);
  const { lockFolder } = await import('../server/db/folder-lock.ts');
  const unlock = locked(() => lockFolder(folder));
  try {
    const args = ['-C', folder, '--exclude=./server.lock', '-czf', part, '.'];
    const { status, stderr } = spawnSync('tar', args, { encoding: 'utf8' });
    if (status !== 0) throw new Trouble(`tar failed: ${stderr.trim()}`);
  } finally {
    unlock();
  }
}

function locked(lock) {
  try {
    return lock();
  } catch (error) {
    throw new Trouble(`${error.message}. A copy of a folder in use would be torn: nothing was written`);
  }
}

await script(async () => {
  await ensureNode();
  const url = process.env.DATABASE_URL || null;
  const folder = resolve(ROOT, process.env.DATA_DIR || '.candor/data');
  const name = `candor-${stamp()}.${url === null ? 'tar.gz' : 'dump'}`;
  const file = resolve(process.env.INIT_CWD ?? '.', process.argv[2] ?? name);
  if (existsSync(file)) throw new Trouble(`${file} is there already: nothing was written`);
  const part = `${file}.part`;
  closeSync(openSync(part, 'w', 0o600)); // candidates' work, keys: for the owner's eyes
  chmodSync(part, 0o600);
  try {
    if (url === null) await copyFolder(folder, part);
    else await runOn(url, 'pg_dump', ['-Fc', '--no-owner', '--no-privileges', '-f', part]);
    renameSync(part, file);
  } finally {
    rmSync(part, { force: true });
  }
  say(`backup: ${file} (${(statSync(file).size / 1e6).toFixed(2)} MB)`);
});
