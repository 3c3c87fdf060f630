// Documents survive a restart of their server, on both databases: the same story against PGlite and PostgreSQL.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as path } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { closeCodes } from '../../../shared/close-codes.ts';
import { openDatabase } from '../../../server/db/database.ts';
import type { OpenDatabase } from '../../../server/db/database.ts';
import { createDocuments as createStore } from '../../../server/db/documents.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { createSessions } from '../../../server/db/sessions.ts';
import { freshDatabase } from '../../support/servers.ts';
import { session } from '../db/rows.ts';
import { SESSION, eventually, join, open, startHost } from './host.ts';
import type { Host, Person } from './host.ts';

type Where = Parameters<typeof openDatabase>[0];
const databases: [string, () => Promise<{ where: Where; remove: () => Promise<void> }>][] = [
  [
    'PGlite',
    async () => {
      const folder = mkdtempSync(path(tmpdir(), 'candor-docs-'));
      return { where: { folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const fresh = await freshDatabase();
      return { where: { url: fresh.url }, remove: () => fresh.drop() };
    },
  ],
];

describe.each(databases)('on %s', (_name, prepare) => {
  const undo: (() => Promise<void> | void)[] = [];
  afterEach(async () => {
    for (const step of undo.splice(0).toReversed()) await step();
  });

  async function boot(
    where: Where,
  ): Promise<{ host: Host; database: OpenDatabase; stop: () => Promise<void> }> {
    const database = await openDatabase(where, () => {});
    await migrate(database.db);
    const host = await startHost(createStore(database.db), {
      seed: async () => [{ key: 'q1/python', text: '# start\r\n' }],
      limits: { snapshotLeastRows: 10 },
    });
    let stopped = false;
    const stop = async (): Promise<void> => {
      if (stopped) return;
      stopped = true;
      await host.stop();
      await database.close();
    };
    undo.push(stop);
    return { host, database, stop };
  }

  test('what was typed is there after restarts, whatever was stored in between', async () => {
    const { where, remove } = await prepare();
    undo.push(remove);
    const first = await boot(where);
    await createSessions(first.database.db).insert(session({ id: SESSION }));
    const ada = await join(first.host, 'candidate');
    for (let i = 0; i < 40; i++) ada.type(`line ${String(i)}\n`);
    const typed = ada.read();
    const { clientID } = ada.doc;
    await eventually('Ada hears that it is stored', () => {
      const clock = ada.saved?.vector.get(clientID) ?? 0;
      return clock === typed.length - '# start\n'.length;
    });
    ada.type('typed just before the end\n');
    await eventually(
      'it was sent',
      () => first.host.documents.stats().unsaved > 0 || ada.saved?.edits === 41,
    );
    await first.stop(); // stores the last line too
    const final = ada.read();
    ada.leave();

    const second = await boot(where);
    const back: Person = await join(second.host, 'candidate');
    expect(back.read()).toBe(final);
    back.leave();
    await eventually('unloaded, with a snapshot', () => second.host.documents.stats().documents === 0);
    const loaded = await createStore(second.database.db).load(SESSION, 'code');
    expect(loaded?.snapshot).not.toBeNull();
    expect(loaded?.updates).toEqual([]);
    const again = await join(second.host, 'interviewer'); // from the snapshot alone
    expect(again.read()).toBe(final);
    again.leave();
  });

  test('a deleted session closes its document and does not hold up the others', async () => {
    const { where, remove } = await prepare();
    undo.push(remove);
    const { host, database } = await boot(where);
    const sessions = createSessions(database.db);
    await sessions.insert(session({ id: SESSION }));
    const ada = await join(host, 'candidate');
    await sessions.remove(SESSION);
    ada.type('into the void');
    await eventually('closed', () => ada.closed?.code === closeCodes.notFound);
    await eventually('nothing is held', () => {
      const { documents, unsaved } = host.documents.stats();
      return documents === 0 && unsaved === 0;
    });
    ada.leave();
    const late = open(host, 'candidate');
    await eventually('refused', () => late.closed?.code === closeCodes.notFound);
    late.leave();
  });
});
