// While a new release comes in, nodes of the release before go on working on its schema: each migration from 014 on only
// adds. Read off the catalogue of a real database before and after, not off the text of the migrations.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase, type OpenDatabase } from '../../../server/db/database.ts';
import { migrations } from '../../../server/db/migrate.ts';
import { broken, type Catalogue, readCatalogue } from './catalogue.ts';

/** What a release may take away because the release before stopped using it: see "Upgrades" in docs/deploy.md. */
const agreed: Record<string, string[]> = {};
const RELEASED = '013'; // the last migration before the rule

const folder = mkdtempSync(join(tmpdir(), 'candor-additive-'));
const found: Record<string, string[]> = {};
let opened: OpenDatabase;
let whole: Catalogue;
beforeAll(async () => {
  opened = await openDatabase({ folder }, () => {});
  const migrator = new Migrator({ db: opened.db, provider: { getMigrations: async () => migrations } });
  let before: Catalogue | null = null;
  for (const name of Object.keys(migrations)) {
    const { error } = await migrator.migrateTo(name);
    if (error !== undefined) throw error;
    const after = await readCatalogue(opened.db);
    if (before !== null && name.slice(0, 3) > RELEASED) found[name] = broken(before, after);
    before = after;
  }
  whole = await readCatalogue(opened.db);
}, 120_000);
afterAll(async () => {
  await opened?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('no migration takes anything from the release before', () => {
  expect(Object.keys(found).length).toBeGreaterThan(0);
  for (const [name, wrong] of Object.entries(found))
    expect([name, wrong.filter((one) => agreed[name]?.includes(one) !== true)]).toEqual([name, []]);
});

// The rule itself: what it must see, and what it must let pass.
test.each([
  ['alter table sessions drop column metadata', 'sessions.metadata is gone'],
  ['alter table users rename column name to title', 'users.name is gone'],
  ['drop table invitations', 'invitations.hash is gone'],
  ['alter table results alter column score type text', 'results.score is text'],
  ['alter table users add column shoe text not null', 'users.shoe is new and must be given'],
  ['alter table sessions alter column ends_at set not null', 'sessions.ends_at must be given now'],
  ['alter table users alter column created_at drop default', 'users.created_at must be given now'],
  [`alter table users add check (role <> 'viewer')`, 'a new rule: users: CHECK'],
  ['create unique index one_name on users (name)', 'a new rule: users: CREATE UNIQUE INDEX'],
  ['alter table seats add foreign key (name) references users (id)', 'a new rule: seats: FOREIGN KEY'],
  [
    'create trigger t before insert on users execute function audit_is_appended_to()',
    'a new rule: users: CREATE',
  ],
  ['alter table users add column shoe text', null],
  [`alter table users add column shoe text not null default ''`, null],
  ['create table shoes (id text primary key, of text not null unique references users (id))', null],
  ['create index users_by_name on users (name)', null],
])('%s', async (statement, expected) => {
  const undone = new Error('undone');
  let wrong: string[] = [];
  const tried = opened.db.transaction().execute(async (trx) => {
    await sql.raw(statement).execute(trx);
    wrong = broken(whole, await readCatalogue(trx));
    throw undone;
  });
  await expect(tried).rejects.toBe(undone);
  if (expected === null) expect(wrong).toEqual([]);
  else expect(wrong.some((one) => one.startsWith(expected))).toBe(true);
});
