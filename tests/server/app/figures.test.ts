// What /metrics tells of a server at work: sessions, sockets, warm containers, what limits refused. And without a database.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { enter } from '../rooms/person.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { startPostgres } from '../../support/servers.ts';

const wait = { timeout: 120_000, interval: 250 };
let candor: TestCandor;
beforeAll(async () => void (candor = await startServer()));
afterAll(async () => await candor?.close());

const figures = async (server: TestCandor): Promise<string> =>
  String((await server.api('/metrics')).body['text']);
/** The value of a line by its name and labels. */
async function figure(name: string): Promise<number | undefined> {
  const line = (await figures(candor)).split('\n').find((one) => one.startsWith(`${name} `));
  return line === undefined ? undefined : Number(line.slice(name.length));
}
async function startSession(): Promise<string> {
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { seats } = (await candor.api('/api/test/start-session', ask)).body as {
    seats: { candidate: { token: string } };
  };
  return seats.candidate.token;
}

test('sessions, people in rooms, warm containers and refusals are counted', async () => {
  expect([await figure('candor_sessions_active'), await figure('candor_rooms_open')]).toEqual([0, 0]);
  const seat = await startSession();
  await startSession();
  const ada = await enter(candor.url, seat);
  await expect.poll(() => figure('candor_sockets{kind="room"}'), wait).toBe(1);
  expect([await figure('candor_sessions_active'), await figure('candor_rooms_open')]).toEqual([2, 1]);

  const answers = await Promise.all(Array.from({ length: 30 }, () => ada.say('say', { text: 'hello' })));
  const refused = answers.filter((one) => !one.ok && one.code === 'rate_limited').length;
  expect(refused).toBeGreaterThan(0);
  expect(await figure('candor_rate_limited_total{limit="say"}')).toBe(refused);
  const narrow = { name: 'narrow', scopes: ['sessions'], limits: { general: 1 } };
  const auth = String((await candor.api('/api/keys', narrow)).body['secret']);
  const statuses = [];
  for (let call = 0; call < 3; call += 1)
    statuses.push((await candor.api('/api/sessions', undefined, { auth })).status);
  expect(statuses).toEqual([200, 429, 429]);
  expect(await figure('candor_rate_limited_total{limit="general"}')).toBe(2);
  ada.leave();
  await expect.poll(() => figure('candor_sockets{kind="room"}'), wait).toBe(0);

  const wanted = await figure('candor_warm_slots_wanted');
  expect(wanted).toBeGreaterThan(0);
  await expect.poll(() => figure('candor_warm_slots_ready'), wait).toBe(wanted);
  expect(await figure('candor_run_queue_waiting')).toBe(0);
}, 300_000);

test('figures of a lost database are told as unread, the others still come', async () => {
  const postgres = await startPostgres();
  const server = await startServer({ databaseUrl: postgres.url });
  try {
    expect(await figures(server)).toContain('candor_figures_unread_total 0');
    await postgres.crash();
    const told = await figures(server);
    expect(told).toContain('candor_figures_unread_total 1');
    expect(told).toContain('candor_sockets{kind="room"} 0');
  } finally {
    await server.close();
    await postgres.stop();
  }
}, 240_000);
