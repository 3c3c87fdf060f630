// Sessions whose day of deletion has come are deleted, the others stay.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type OpenDatabase, openDatabase } from '../../../server/db/database.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import { startRetention } from '../../../server/interviews/retention.ts';
import { createLog } from '../../../server/log.ts';
import { session } from '../db/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-retention-'));
let database: OpenDatabase;
beforeAll(async () => {
  database = await openDatabase({ folder }, () => {});
  await migrate(database.db);
});
afterAll(async () => {
  await database?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a sweep ends and deletes what is overdue, and one failure does not keep the rest', async () => {
  const store = createSessions(database.db);
  const day = 24 * 3_600_000;
  const [old, stuck, young, kept] = [2 * day, day, 9 * day, null].map((deleteAfter) =>
    session({ deleteAfter }),
  );
  const held = session({ deleteAfter: day, keepUntil: 6 * day });
  const free = session({ deleteAfter: 3 * day, keepUntil: 4 * day });
  for (const one of [old, stuck, young, kept, held, free]) await store.insert(one!);
  const ended: string[] = [];
  const removed: string[] = [];
  const retention = startRetention({
    store,
    end: async (id) => {
      if (id === stuck!.id) throw new Error('cannot be ended now');
      ended.push(id);
      return true;
    },
    removed: (id) => void removed.push(id),
    now: () => 5 * day,
    log: createLog('silent'),
  });
  expect(await retention.sweep()).toBe(2);
  expect([ended, removed]).toEqual([
    [old!.id, free.id],
    [old!.id, free.id],
  ]);
  expect(await store.find(old!.id)).toBeNull();
  for (const one of [stuck, young, kept, held]) expect(await store.find(one!.id)).not.toBeNull();
  await retention.close();
});
