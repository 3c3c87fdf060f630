// `npm run backup` and `restore`: into an empty database, compared row by row; what would tear or overwrite is refused.
import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '../../server/db/database.ts';
import { createDocuments } from '../../server/db/documents.ts';
import { createJournal } from '../../server/db/journal.ts';
import { migrate } from '../../server/db/migrate.ts';
import { createSessions } from '../../server/db/sessions.ts';
import { bytes, said, session } from '../server/db/rows.ts';
import { freshDatabase } from '../support/servers.ts';

const setup = join(import.meta.dirname, '../../setup');
const folder = mkdtempSync(join(tmpdir(), 'candor-backup-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Place = { DATABASE_URL: string } | { DATA_DIR: string };

function run(script: 'backup' | 'restore', place: Place, ...args: string[]): Promise<string> {
  return new Promise((resolve) => {
    const env = { ...process.env, DATABASE_URL: '', INIT_CWD: folder, ...place };
    const options = { env, timeout: 60_000 };
    execFile(process.execPath, [join(setup, `${script}.mjs`), ...args], options, (_error, out, err) =>
      resolve(out + err),
    );
  });
}

async function fill(where: { url: string } | { folder: string }): Promise<void> {
  const opened = await openDatabase(where, () => {});
  try {
    await migrate(opened.db);
    const ada = session({ candidateName: 'Ada 🦉', metadata: { tab: 'a\tb\\n' } });
    await createSessions(opened.db).insert(ada);
    await createJournal(opened.db).append(ada.id, null, [said('good morning\n"quoted"\t\\.')]);
    await createDocuments(opened.db).append([
      { sessionId: ada.id, name: 'code', at: Date.now(), by: null, data: bytes(0x5c0a) },
    ]);
  } finally {
    await opened.close();
  }
}

/** Every row of every table as PostgreSQL prints it, and what the next numbers of sequences are. */
async function everything(url: string): Promise<Record<string, string[]>> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query<{ name: string }>(
      `select tablename as name from pg_tables where schemaname = 'public' order by 1`,
    );
    const found: Record<string, string[]> = {};
    for (const { name } of tables.rows) {
      const rows = await client.query<{ row: string }>(`select t::text as row from "${name}" t order by 1`);
      found[name] = rows.rows.map(({ row }) => row);
    }
    const sequences = await client.query<{ row: string }>(
      `select sequencename || ' ' || coalesce(last_value, 0) as row from pg_sequences order by 1`,
    );
    found['(sequences)'] = sequences.rows.map(({ row }) => row);
    return found;
  } finally {
    await client.end();
  }
}

test('PostgreSQL comes back row by row, and only where nothing is overwritten unasked', async () => {
  const [from, to] = [await freshDatabase(), await freshDatabase()];
  try {
    await fill({ url: from.url });
    const before = await everything(from.url);
    expect(before['sessions']).toHaveLength(1);
    expect(before['doc_updates']).toHaveLength(1);

    expect(await run('backup', { DATABASE_URL: from.url }, 'one.dump')).toMatch(/backup: .*one\.dump/);
    expect(await run('backup', { DATABASE_URL: from.url }, 'one.dump')).toContain('is there already');
    expect(await run('restore', { DATABASE_URL: to.url }, 'one.dump')).toContain('restored');
    expect(await everything(to.url)).toEqual(before);

    expect(await run('restore', { DATABASE_URL: to.url }, 'one.dump')).toContain('is not empty');
    await fill({ url: to.url });
    expect(await everything(to.url)).not.toEqual(before);
    const server = await openDatabase({ url: to.url }, () => {});
    expect(await run('restore', { DATABASE_URL: to.url }, 'one.dump', '--force')).toContain(
      'stop them first',
    );
    await server.close();
    expect(await run('restore', { DATABASE_URL: to.url }, 'one.dump', '--force')).toContain('restored');
    expect(await everything(to.url)).toEqual(before);
  } finally {
    await Promise.all([from.drop(), to.drop()]);
  }
});

test('the embedded folder is copied only while no server holds it, and comes back', async () => {
  const [home, other] = [join(folder, 'home'), join(folder, 'other')];
  await fill({ folder: home });
  const server = await openDatabase({ folder: home }, () => {});
  const told = await run('backup', { DATA_DIR: home }, 'home.tar.gz');
  expect(told).toMatch(/in use by another server .*nothing was written/);
  expect(readdirSync(folder)).toEqual(expect.not.arrayContaining(['home.tar.gz', 'home.tar.gz.part']));
  const before = await server.db.selectFrom('sessions').selectAll().execute();
  await server.close();

  expect(await run('backup', { DATA_DIR: home }, 'home.tar.gz')).toMatch(/backup: .*home\.tar\.gz/);
  expect(await run('restore', { DATA_DIR: home }, 'home.tar.gz')).toContain('is not empty');
  expect(await run('restore', { DATA_DIR: other }, 'home.tar.gz')).toContain('restored');
  const restored = await openDatabase({ folder: other }, () => {});
  expect(await restored.db.selectFrom('sessions').selectAll().execute()).toEqual(before);
  await restored.close();
});
