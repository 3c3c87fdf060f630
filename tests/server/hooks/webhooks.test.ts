// Webhooks as a caller has them and as docs/webhooks.md tells: chosen events, signed; failures, refusals, the log, other keys.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { hookKinds } from '../../../shared/hooks.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { type FreshDatabase, freshDatabase } from '../../support/servers.ts';
import { enter } from '../rooms/person.ts';
import { openReceiver, type Reaction, type Receiver } from './receiver.ts';

const wait = { timeout: 90_000, interval: 100 };
const day = 86_400_000; // ms

let database: FreshDatabase;
let candor: TestCandor;
let receiver: Receiver;
let clockAhead = 0; // ms
const reactions = new Map<string, (body: { type: string; sessionId: string | undefined }) => Reaction>();
beforeAll(async () => {
  database = await freshDatabase();
  candor = await startServer({
    databaseUrl: database.url,
    now: () => Date.now() + clockAhead,
    env: { WEBHOOKS_ALLOW_PRIVATE: 'true', WEBHOOKS_RETRY_MS: '100' },
  });
  receiver = await openReceiver();
  receiver.reacts(
    ({ path, body }) => reactions.get(path)?.({ type: body.type, sessionId: body.data.sessionId }) ?? 204,
  );
});
afterAll(async () => {
  await candor?.close();
  await receiver?.close();
  await database?.drop();
});

/** An endpoint at `path` of a key of its own. */
async function listen(path: string, events: readonly string[] = hookKinds) {
  const limits = { general: 100_000, sessions: 100_000, execution: 100_000 };
  const made = await candor.api('/api/keys', { name: path, scopes: ['sessions'], limits });
  const auth = operations.createKey.response.parse(made.body).secret;
  const api = async (at: string, body?: unknown, method?: string) =>
    candor.api(at, body, { auth, ...(method !== undefined && { method }) });
  const hook = await api('/api/webhooks', { url: receiver.url(path), events });
  const { webhook, secret } = operations.createWebhook.response.parse(hook.body);
  receiver.secrets.set(path, secret);
  const here = `/api/webhooks/${webhook.id}`;
  return {
    api,
    here,
    auth,
    secret,
    async start() {
      const started = await api('/api/test/start-session', { candidateName: 'Ada', totalQuestions: 1 });
      return operations.startSession.response.parse(started.body);
    },
    end: (id: string) => api(`/api/sessions/${id}/end`, undefined, 'POST'),
    get: async () => operations.getWebhook.response.parse((await api(here)).body),
    log: async (query = '') =>
      operations.listDeliveries.response.parse((await api(`${here}/deliveries?${query}`)).body),
    test: async () =>
      operations.testWebhook.response.parse((await api(`${here}/test`, undefined, 'POST')).body),
  };
}
const typesAt = (path: string, sessionId?: string) =>
  receiver
    .once(path)
    .filter(({ body }) => sessionId === undefined || body.data.sessionId === sessionId)
    .map(({ body }) => body.type);

/** By type: the fields of `data` that the page names, sorted. */
function documented(): Record<string, string[]> {
  const page = readFileSync(join(import.meta.dirname, '../../../docs/webhooks.md'), 'utf8');
  const rows = page.matchAll(/^\| `([a-z]+\.[a-z]+)` \|([^|]*)\|([^|]*)\|$/gm);
  return Object.fromEntries(
    [...rows].map(([, type = '', when = '', fields = '']) => {
      const own = [...fields.matchAll(/`(\w+)`/g)].map(([, name = '']) => name);
      return [type, ['sessionId', ...(when.includes('no `n`') ? [] : ['n']), ...own].toSorted()];
    }),
  );
}

test('an interview as its key hears of it: every event once, in order, and what was chosen alone', async () => {
  const ats = await listen('/ats');
  const { webhook } = operations.createWebhook.response.parse(
    (await ats.api('/api/webhooks', { url: receiver.url('/report'), events: ['report.ready'] })).body,
  );
  receiver.secrets.set(
    '/report',
    operations.rotateWebhook.response.parse(
      (await ats.api(`/api/webhooks/${webhook.id}/rotate`, undefined, 'POST')).body,
    ).secret,
  );
  const { sessionId, seats } = await ats.start();
  const attempt = { sessionId, code: 'x = 1\n', questionNumber: 1 };
  expect((await ats.api('/api/test/test-code', attempt)).status).toBe(200);
  await expect.poll(() => typesAt('/ats'), wait).toEqual(['session.started', 'run.ended']);
  expect((await ats.api('/api/test/submit-code', attempt)).status).toBe(200);
  await expect.poll(() => typesAt('/ats'), wait).toContain('review.ended');
  const ada = await enter(candor.url, seats.candidate.token);
  await ada.sync();
  expect(await ada.say('signal', { signal: 'tab.left', detail: {} })).toMatchObject({ ok: true });
  ada.leave();
  const later = await ats.api(`/api/sessions/${sessionId}`, { timeLimitMinutes: 60 }, 'PATCH');
  expect(later.status).toBe(200);
  await ats.end(sessionId);
  await expect.poll(() => typesAt('/ats'), wait).toContain('report.ready');
  await expect.poll(() => typesAt('/report'), wait).toEqual(['report.ready']);
  const [started, tried, ran, scored, review, signal, , ended, report] = receiver.once('/ats');
  expect(typesAt('/ats')).toEqual([
    'session.started',
    'run.ended',
    'run.ended',
    'submission.scored',
    'review.ended',
    'signal.raised',
    'session.rescheduled',
    'session.ended',
    'report.ready',
  ]);
  const sent = receiver
    .once('/ats')
    .map(({ body: { type, data } }): [string, string[]] => [type, Object.keys(data).toSorted()]);
  expect(Object.fromEntries(sent)).toEqual(documented());
  expect(Object.keys(documented()).toSorted()).toEqual([...hookKinds].toSorted());
  expect(started?.body.data).toMatchObject({ sessionId, totalQuestions: 1 });
  expect(tried?.body.data).toMatchObject({ sessionId, purpose: 'test', question: 1, language: 'python' });
  expect(ran?.body.data).toMatchObject({ purpose: 'submit' });
  expect(scored?.body.data).toMatchObject({ run: ran?.body.data['run'], score: 0, question: 1 });
  expect(review?.body.data).toHaveProperty('improvements');
  expect(signal?.body.data).toMatchObject({ signal: 'tab.left' });
  expect(ended?.body.data).toMatchObject({ why: 'caller' });
  expect((await ats.api(String(report?.body.data['path']))).status).toBe(200);
}, 240_000);

test('a failing delivery holds back the later ones of its session, not those of others', async () => {
  const key = await listen('/held');
  let broken = true;
  const [stuck, free] = [await key.start(), await key.start()];
  await expect.poll(() => typesAt('/held').length, wait).toBe(2);
  reactions.set('/held', ({ type, sessionId }) =>
    broken && sessionId === stuck.sessionId && type === 'session.ended' ? 500 : 200,
  );
  await key.end(stuck.sessionId);
  await key.end(free.sessionId);
  const all = ['session.started', 'session.ended', 'report.ready'];
  await expect.poll(() => typesAt('/held', free.sessionId), wait).toEqual(all);
  await expect.poll(async () => JSON.stringify(await key.log()), wait).toContain('answered 500');
  expect(typesAt('/held', stuck.sessionId)).toEqual(['session.started']);
  broken = false;
  await expect.poll(() => typesAt('/held', stuck.sessionId), wait).toEqual(all);
}, 240_000);

test('410 disables the endpoint; its owner switches it on again', async () => {
  const key = await listen('/gone');
  reactions.set('/gone', () => 410);
  await key.test();
  await expect.poll(async () => (await key.get()).disabledWhy, wait).toMatch(/410/);
  const [tried] = (await key.log()).deliveries;
  expect(tried).toMatchObject({ state: 'given_up', lastStatus: 410, tries: 1 });
  expect((await key.api(`${key.here}/test`, undefined, 'POST')).body).toMatchObject({ error: 'disabled' });
  await key.start(); // nobody is told
  reactions.delete('/gone');
  expect((await key.api(key.here, { enabled: true }, 'PATCH')).body).toMatchObject({ disabledAt: null });
  await key.test();
  await expect.poll(() => typesAt('/gone'), wait).toEqual(['webhook.test']);
}, 120_000);

test('a redirect is not followed', async () => {
  const key = await listen('/moved');
  receiver.secrets.set('/elsewhere', key.secret);
  reactions.set('/moved', () => ({ redirect: receiver.url('/elsewhere') }));
  await key.test();
  await expect
    .poll(async () => (await key.log()).deliveries[0]?.lastError, wait)
    .toMatch(/302.*not followed/);
  reactions.delete('/moved');
  await expect.poll(() => typesAt('/moved'), wait).toEqual(['webhook.test']);
  expect(typesAt('/elsewhere')).toEqual([]);
}, 120_000);

test('the log: page by page, and sent once more with the same id, signed by the newest secret', async () => {
  const key = await listen('/log');
  for (let n = 0; n < 3; n++) await key.test();
  const states = async () => (await key.log()).deliveries.map(({ state }) => state);
  await expect.poll(states, wait).toEqual(['delivered', 'delivered', 'delivered']);
  const first = await key.log('limit=2');
  const second = await key.log(`limit=2&cursor=${first.next}`);
  expect([first.deliveries.length, second.deliveries.length, second.next]).toEqual([2, 1, null]);
  const { id } = second.deliveries[0]!;
  const rotated = await key.api(`${key.here}/rotate`, undefined, 'POST');
  receiver.secrets.set('/log', operations.rotateWebhook.response.parse(rotated.body).secret);
  await key.api(`${key.here}/deliveries/${id}/redeliver`, undefined, 'POST');
  await expect.poll(() => receiver.accepted.filter((heard) => heard.id === id).length, wait).toBe(2);
  expect(receiver.forged).toEqual([]);
}, 120_000);

test('a rotated secret signs beside the old one for its hours, and alone at once where that is asked', async () => {
  const key = await listen('/rotated'); // the receiver goes on with the first secret
  const rotate = async (body: object) =>
    operations.rotateWebhook.response.parse((await key.api(`${key.here}/rotate`, body, 'POST')).body).secret;
  const second = await rotate({});
  await key.test();
  await expect.poll(() => typesAt('/rotated').length, wait).toBe(1);
  receiver.secrets.set('/rotated', second);
  await key.test();
  await expect.poll(() => typesAt('/rotated').length, wait).toBe(2);
  const third = await rotate({ overlapHours: 0 });
  const forged = receiver.forged.length;
  await key.test();
  await expect.poll(() => receiver.forged.length, wait).toBeGreaterThan(forged);
  expect(typesAt('/rotated').length).toBe(2);
  receiver.secrets.set('/rotated', third);
  await expect.poll(() => typesAt('/rotated').length, wait).toBe(3);
  receiver.forged.length = forged;
}, 120_000);

test('a secret is shown once, and another key sees and changes nothing', async () => {
  const [mine, theirs] = [await listen('/mine'), await listen('/theirs')];
  const { id } = await mine.test();
  expect(JSON.stringify([await mine.get(), await mine.log()])).not.toContain('whsec_');
  for (const [method, path, body] of [
    ['GET', mine.here],
    ['PATCH', mine.here, { enabled: false }],
    ['DELETE', mine.here],
    ['POST', `${mine.here}/test`],
    ['POST', `${mine.here}/rotate`],
    ['GET', `${mine.here}/deliveries`],
    ['POST', `${mine.here}/deliveries/${id}/redeliver`],
  ] as const)
    expect((await theirs.api(path, body, method)).status, `${method} ${path}`).toBe(404);
  const foreign = `${theirs.here}/deliveries/${id}/redeliver`;
  expect((await theirs.api(foreign, undefined, 'POST')).status).toBe(404);
  const listed = operations.listWebhooks.response.parse((await theirs.api('/api/webhooks')).body);
  expect(listed.webhooks.map((hook) => hook.url)).toEqual([receiver.url('/theirs')]);
  const { sessionId } = await mine.start();
  await expect.poll(() => typesAt('/mine', sessionId), wait).toEqual(['session.started']);
  expect(typesAt('/theirs', sessionId)).toEqual([]);
}, 120_000);

test('a deleted session leaves nothing in the log; three days end the trying, thirty the log', async () => {
  const key = await listen('/old');
  reactions.set('/old', () => 500);
  const { sessionId } = await key.start();
  await key.api(`/api/sessions/${sessionId}`, undefined, 'DELETE');
  expect((await key.log()).deliveries).toEqual([]);
  await key.test();
  clockAhead = 4 * day;
  const state = async () => (await key.log()).deliveries[0]?.state;
  await expect.poll(state, wait).toBe('given_up');
  clockAhead = 40 * day;
  await expect.poll(state, wait).toBe(undefined);
}, 120_000);
