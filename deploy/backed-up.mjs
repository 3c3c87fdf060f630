// Backups of the stack that is up: the daily one is made, an empty database is restored from one and compared, and the stack's own
// goes the way back that docs/deploy.md describes.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Trouble, say } from '../setup/say.mjs';
import { caller, until } from './walk.mjs';

const LIMIT_MS = 120_000;
const EMPTY = 'candor_restored';

/** A shell's line in the database's container, as its user. */
function inPostgres(compose) {
  return (line, input) => {
    const script = `export PGPASSWORD=$POSTGRES_PASSWORD PGUSER=candor PGHOST=127.0.0.1; ${line}`;
    return compose(['exec', '-T', 'postgres', 'sh', '-ec', script], { limitMs: LIMIT_MS, input });
  };
}

/** The lines of a whole database, sorted: rows have no order of their own, and newer dumps carry a word of chance. */
const lines = (shell, database) =>
  shell(`pg_dump --no-owner ${database}`)
    .split('\n')
    .filter((line) => !/^\\(un)?restrict /.test(line))
    .toSorted();

/** Throws Trouble when something is not as it was. `folder`: where the backups go. */
export async function backedUp({ url, key, compose, folder }) {
  const files = () => readdirSync(folder).filter((name) => name.endsWith('.dump'));
  compose(['--profile', 'backup', 'up', '-d', '--no-build', '--no-deps', 'backup'], { limitMs: LIMIT_MS });
  await until('the daily backup writes its first file', () => files().length > 0);
  compose(['--profile', 'backup', 'stop', '-t', '5', 'backup'], { limitMs: LIMIT_MS });

  const call = caller({ url, key });
  const sessions = async () => JSON.stringify((await call('/api/sessions?limit=100')).body);
  const before = await sessions();
  compose(['stop', '-t', '25', 'backend'], { limitMs: LIMIT_MS });
  compose(['--profile', 'backup', 'run', '--rm', '--no-deps', 'backup', 'once'], { limitMs: LIMIT_MS });
  const newest = readFileSync(join(folder, files().toSorted().at(-1)));

  const shell = inPostgres(compose);
  shell(`createdb ${EMPTY}`);
  shell(`pg_restore -d ${EMPTY} -1 --no-owner`, newest);
  const [saved, restored] = [lines(shell, 'candor'), lines(shell, EMPTY)];
  const other = saved.filter((line, i) => line !== restored[i]).length;
  if (other > 0 || saved.length !== restored.length) throw new Trouble(`${other} lines differ when restored`);
  say(`restored into an empty database: ${saved.length} lines of its dump, all as they were`);

  shell('pg_restore -d candor --clean --if-exists -1 --no-owner', newest);
  compose(['start', 'backend'], { limitMs: LIMIT_MS });
  await until('the backends answer after the restore', async () => (await call('/health')).status === 200);
  if ((await sessions()) !== before) throw new Trouble('the sessions are not those of before');
  say('restored over the running database: the stack goes on with the same sessions');
}
