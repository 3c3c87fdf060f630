// An embedded database that is made once for a machine and copied for each test: making one takes seconds, a copy does not.
import { createHash, randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '../../server/db/database.ts';
import { migrate } from '../../server/db/migrate.ts';

const root = join(import.meta.dirname, '../..');

/** Puts a database with the newest schema into `folder`, as a server that ran and ended there would have left it. */
export async function copyDatabase(folder: string): Promise<void> {
  const template = join(root, '.candor', `test-database-${version()}`);
  if (!existsSync(template)) await make(template);
  cpSync(join(template, 'pglite'), join(folder, 'pglite'), { recursive: true });
}

/** Changes with what the database is made by. */
function version(): string {
  const hash = createHash('sha256').update(
    readFileSync(join(root, 'node_modules/@electric-sql/pglite/package.json')),
  );
  const migrations = join(root, 'migrations');
  for (const name of readdirSync(migrations).toSorted((a, b) => a.localeCompare(b)))
    hash.update(readFileSync(join(migrations, name)));
  return hash.digest('hex').slice(0, 16);
}

/** Several test files may make it at once: the first to finish wins, whole. */
async function make(template: string): Promise<void> {
  const fresh = `${template}.${randomBytes(6).toString('hex')}`;
  mkdirSync(fresh, { recursive: true });
  const opened = await openDatabase({ folder: fresh }, () => {});
  try {
    await migrate(opened.db);
  } finally {
    await opened.close();
  }
  try {
    renameSync(fresh, template);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    if (!existsSync(template)) throw error;
  }
}
