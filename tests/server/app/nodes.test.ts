// Two web nodes and a runner that share PostgreSQL and Redis: one room across both, runs elsewhere and their traces,
// Redis lost and back.
import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { enter, type Person } from '../rooms/person.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { type Collector, spansIn, startCollector } from '../../support/collector.ts';
import { freePort } from '../../support/candor.ts';
import { type FreshDatabase, freshDatabase, startRedis, type TestServer } from '../../support/servers.ts';
import { openDocument } from '../../support/document.ts';

let redis: TestServer;
let database: FreshDatabase;
let nodes: TestCandor[] = [];
let runner: ChildProcess;
let collector: Collector;
let runnerPort: number;
const undo: (() => void)[] = [];

beforeAll(async () => {
  [redis, database, collector] = await Promise.all([startRedis(), freshDatabase(), startCollector()]);
  runnerPort = await freePort();
  const traces = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url };
  const shared = { databaseUrl: database.url, redisUrl: redis.url, env: { ROLE: 'web', ...traces } };
  nodes = await Promise.all([startServer(shared), startServer(shared)]); // both migrate at once
  runner = spawn(process.execPath, ['server/main.ts'], {
    env: {
      ...process.env,
      ...traces,
      ROLE: 'runner',
      REDIS_URL: redis.url,
      METRICS_PORT: String(runnerPort),
      NODE_ENV: 'production',
      LOG_LEVEL: 'warn',
    },
    stdio: 'ignore',
  });
}, 180_000);
afterAll(async () => {
  for (const each of undo) each();
  runner?.kill('SIGKILL');
  await Promise.all(nodes.map((node) => node.close()));
  await redis?.stop();
  await database?.drop();
  await collector?.close();
}, 120_000);

const wait = { timeout: 90_000, interval: 100 };

interface Started {
  sessionId: string;
  seats: Record<'candidate' | 'interviewer', { token: string }>;
}
async function startSession(node: TestCandor): Promise<Started> {
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const answer = await node.api('/api/test/start-session', ask);
  return answer.body as unknown as Started;
}

/** A person in the room of one node. */
async function join(node: TestCandor, seat: string): Promise<Person> {
  const person = await enter(node.url, seat);
  undo.push(() => person.leave());
  await person.sync();
  return person;
}
function edit(node: TestCandor, sessionId: string, seat: string): Y.Text {
  const provider = openDocument({ url: node.url, sessionId, seat });
  undo.push(() => provider.destroy());
  return provider.doc.getText('q1/python');
}

test('one room on two nodes: a run of one is seen at the other, edits too, and after Redis was away', async () => {
  const [here, there] = [nodes[0]!, nodes[1]!];
  const { sessionId, seats } = await startSession(here);
  await expect
    .poll(async () => (await here.api('/health')).body['docker'], wait)
    .toEqual({ available: true });

  const ada = await join(here, seats.candidate.token);
  const ivo = await join(there, seats.interviewer.token);
  const asked = await ada.say('run', { language: 'python', source: 'print("from the runner")' });
  expect(asked).toMatchObject({ ok: true });
  expect((await ivo.sees('run.ended')).end.reason).toBe('ok');
  expect((await ivo.sees('run.output')).text).toBe('from the runner\n');

  // One trace from the web node to the runner, and no text of anybody in it.
  const spans = () => spansIn(collector);
  await expect.poll(() => spans().map(({ name }) => name), wait).toContain('sandbox');
  await expect.poll(() => spans().map(({ name }) => name), wait).toContain('run');
  const run = spans().find(({ name }) => name === 'run');
  const part = spans().find(({ name }) => name === 'sandbox');
  expect(part).toMatchObject({ traceId: run?.traceId, parentSpanId: run?.spanId, service: 'candor-runner' });
  expect(run).toMatchObject({ service: 'candor-web', facts: { language: 'python', reason: 'ok' } });
  expect(JSON.stringify(collector.got)).not.toContain('from the runner');
  const figures = await (await fetch(`http://127.0.0.1:${runnerPort}/metrics`)).text();
  expect(figures).toMatch(
    /candor_sandbox_job_seconds_count\{language="python",kind="program",reason="ok"\} 1/,
  );
  expect(figures).toMatch(/candor_warm_slots_wanted [1-9]/);
  const { text: ofWeb } = (await here.api('/metrics')).body;
  expect(ofWeb).toMatch(/candor_run_queue_waiting 0[^]*candor_warm_slots_wanted 0\n/);
  expect((await fetch(`http://127.0.0.1:${runnerPort}/health`)).status).toBe(200);

  const mine = edit(here, sessionId, seats.candidate.token);
  const theirs = edit(there, sessionId, seats.interviewer.token);
  await expect.poll(() => theirs.toJSON(), wait).not.toBe(''); // the starter code has come
  mine.insert(0, '# over Redis\n');
  await expect.poll(() => theirs.toJSON(), wait).toContain('# over Redis');

  await redis.crash();
  mine.insert(0, '# without Redis\n');
  expect((await there.api('/health')).body).toMatchObject({
    status: 'degraded',
    redis: { available: false },
  });
  expect((await there.api(`/api/sessions/${sessionId}`)).status).toBe(200);
  await redis.revive();
  await expect.poll(() => theirs.toJSON(), wait).toContain('# without Redis');
  await expect.poll(async () => (await there.api('/health')).body['status'], wait).toBe('ok');
  expect(await ivo.say('say', { text: 'still here?' })).toMatchObject({ ok: true });
  expect((await ada.sees('said')).text).toBe('still here?');
}, 240_000);

test('a pause on one node makes a candidate on another read only, and gives the time back', async () => {
  const [here, there] = [nodes[0]!, nodes[1]!];
  const { sessionId, seats } = await startSession(here);
  const ivo = await join(there, seats.interviewer.token);
  const mine = edit(here, sessionId, seats.candidate.token);
  const theirs = edit(there, sessionId, seats.interviewer.token);
  mine.insert(0, '# before\n');
  await expect.poll(() => theirs.toJSON(), wait).toContain('# before');

  expect(await ivo.say('pause', { paused: true })).toMatchObject({ ok: true });
  const asked = { sessionId, code: 'x = 1', questionNumber: 1 };
  const answer = await here.api('/api/test/test-code', asked);
  expect([answer.status, answer.body['error']]).toEqual([409, 'paused']);
  const late = edit(here, sessionId, seats.candidate.token); // of one who comes back while it is paused
  late.insert(0, '# in the pause\n');
  theirs.insert(0, '# an interviewer writes\n');
  await expect.poll(async () => textOf(await here.api(path(sessionId))), wait).toContain('# an interviewer');
  expect(textOf(await here.api(path(sessionId)))).not.toContain('# in the pause');

  expect(await ivo.say('pause', { paused: false })).toMatchObject({ ok: true });
  await expect
    .poll(async () => (await here.api(`/api/sessions/${sessionId}`)).body['pausedMs'], wait)
    .toBe((await ivo.sees('resumed')).pausedMs);
  // A node may not have heard of the end yet, and closes who writes: one comes again, as the page does.
  const again = () => {
    edit(here, sessionId, seats.candidate.token).insert(0, '# after\n');
    return theirs.toJSON();
  };
  await expect.poll(again, { ...wait, interval: 1_000 }).toContain('# after');
}, 240_000);

const path = (sessionId: string) => `/api/sessions/${sessionId}/documents/code`;
const textOf = ({ body }: { body: Record<string, unknown> }) => JSON.stringify(body['texts']);
