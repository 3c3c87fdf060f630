// The queue of deliveries on both databases: shared by nodes, in order per session and endpoint, nothing taken twice.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../../../server/db/database.ts';
import { createDeliveries } from '../../../server/db/deliveries.ts';
import { migrate } from '../../../server/db/migrate.ts';
import { insertDeliveries } from '../../../server/db/outbox.ts';
import { createWebhooks } from '../../../server/db/webhooks.ts';
import { bodyOf } from '../../../shared/hooks.ts';
import { freshDatabase } from '../../support/servers.ts';

const minute = 60_000; // ms
const places = [
  [
    'PGlite',
    async () => {
      const folder = mkdtempSync(join(tmpdir(), 'candor-hooks-'));
      return { where: { folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
    },
  ],
  [
    'PostgreSQL',
    async () => {
      const database = await freshDatabase();
      return { where: { url: database.url }, remove: () => database.drop() };
    },
  ],
] as const;

describe.each(places)('on %s', (_, makePlace) => {
  let opened: OpenDatabase;
  let remove: () => Promise<void>;
  beforeAll(async () => {
    const place = await makePlace();
    remove = place.remove;
    opened = await openDatabase(place.where, () => {});
    await migrate(opened.db);
  });
  afterAll(async () => {
    await opened?.close();
    await remove?.();
  });

  const body = (n: number) => bodyOf({ kind: 'session.ended', at: n, data: { n } });
  async function endpoint(id: string) {
    const secret = 'whsec_AAAA';
    await createWebhooks(opened.db).insert({
      id,
      ownerKey: 'bootstrap',
      url: 'http://x',
      secret,
      events: ['session.ended'],
    });
  }
  const fill = (webhook: string, session: string, count: number) =>
    insertDeliveries(
      opened.db,
      session,
      Array.from({ length: count }, (_, n) => ({ webhook, body: body(n) })),
    );
  const ok = { ok: true as const, status: 200 };

  test('many takers at once: each delivery once, one at a time for a session, in order', async () => {
    await endpoint('hook_a');
    await endpoint('hook_b');
    for (const session of ['s1', 's2', 's3'])
      for (const webhook of ['hook_a', 'hook_b']) await fill(webhook, session, 5);
    const queue = createDeliveries(opened.db);
    const taken: string[] = [];
    const take = async (): Promise<void> => {
      for (;;) {
        const now = Date.now() + minute;
        const next = await queue.claim({ now, until: now + 60 * minute, busy: [] });
        if (next === null) return;
        taken.push(`${next.webhook} ${next.id}`);
        await queue.finish(next, ok, now);
      }
    };
    // A taker that finds nothing leaves, although others still hold what comes before: so more come later.
    while ((await queue.backlog()) > 0) await Promise.all(Array.from({ length: 6 }, take));
    expect(new Set(taken).size).toBe(30);
    expect(taken).toHaveLength(30);
    for (const webhook of ['hook_a', 'hook_b'])
      for (const session of ['s1', 's2', 's3']) {
        const logged = (await queue.list(webhook, 100, null)).filter((row) => row.sessionId === session);
        const order = logged.map((row) => taken.indexOf(`${webhook} ${row.id}`));
        expect(order).toEqual(order.toSorted((a, b) => b - a)); // the log is newest first
      }
  });

  test('what fails holds back its session until then; busy endpoints are left out; late ends do not count', async () => {
    await endpoint('hook_c');
    await fill('hook_c', 's4', 3);
    await fill('hook_c', 's5', 1);
    const queue = createDeliveries(opened.db);
    const now = Date.now() + minute;
    const claim = (at: number, busy: string[] = []) => queue.claim({ now: at, until: at + minute, busy });
    const [one, other] = [await claim(now), await claim(now)];
    expect([one?.payload, other?.payload]).toMatchObject([{ data: { n: 0 } }, { data: { n: 0 } }]);
    expect(await claim(now)).toBeNull(); // the rest waits for its turn
    const retryAt = now + 10 * minute;
    await queue.finish(one!, { ok: false, status: 500, error: 'answered 500', retryAt }, now);
    expect(await claim(retryAt - 1, ['hook_c'])).toBeNull();
    // The one that was never finished is free again after its minute; its first taker comes too late.
    const again = await claim(now + 2 * minute);
    expect([again?.id, again?.tries]).toEqual([other!.id, 2]);
    await queue.finish(other!, ok, now);
    await queue.finish(again!, ok, now);
    expect(await claim(retryAt - 1)).toBeNull();
    const retried = await claim(retryAt);
    expect([retried?.id, retried?.tries]).toEqual([one!.id, 2]);
    await queue.finish(retried!, ok, retryAt);
    expect((await claim(retryAt))?.payload).toMatchObject({ data: { n: 1 } });
  });

  test('a disabled endpoint gives up what waits, and old ends are deleted', async () => {
    await endpoint('hook_d');
    await fill('hook_d', 's6', 2);
    const queue = createDeliveries(opened.db);
    await createWebhooks(opened.db).disable('hook_d', 'it answered 410 Gone');
    const rows = await queue.list('hook_d', 10, null);
    expect(rows.map((row) => [row.nextTryAt, row.lastError])).toEqual([
      [null, 'the endpoint is disabled'],
      [null, 'the endpoint is disabled'],
    ]);
    expect(await queue.prune(Date.now() - minute, 1)).toBe(0);
    while ((await queue.prune(Date.now() + minute, 1)) > 0);
    expect(await queue.list('hook_d', 10, null)).toEqual([]);
  });
});
