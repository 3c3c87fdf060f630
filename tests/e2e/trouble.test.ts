// A database that is not there, and one that goes and comes back while two people edit.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';
import { type Collector, startCollector } from '../support/collector.ts';
import { type TestServer, startPostgres } from '../support/servers.ts';
import { openDocument, seatOf } from '../support/document.ts';

let postgres: TestServer;
let candor: Candor;
let sentry: Collector;

beforeAll(async () => {
  [postgres, sentry] = await Promise.all([startPostgres(), startCollector()]);
  const dsn = `${sentry.url.replace('://', '://public@')}/1`;
  candor = await startCandor({ DATABASE_URL: postgres.url, SENTRY_DSN: dsn });
}, 180_000);
afterAll(async () => {
  await candor?.close();
  await postgres?.stop();
  await sentry?.close();
});

test('without its database a server says so and exits with 1', async () => {
  const child = spawn(process.execPath, ['server/main.ts'], {
    env: { ...process.env, PORT: '0', DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (printed += chunk.toString()));
  const [code] = await once(child, 'exit');
  expect(code).toBe(1);
  expect(printed.toLowerCase()).toContain('database');
});

const openEditor = ({ sessionId }: StartedSession, link: string) =>
  openDocument({ url: candor.url, sessionId, seat: seatOf(link) });

test('a database lost later: requests get 503, editing goes on, and all is stored when it is back', async () => {
  const session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
  });
  const ada = openEditor(session, session.links.candidate);
  const ivo = openEditor(session, session.links.interviewer);
  const read = ({ doc }: ReturnType<typeof openEditor>) => doc.getText('q1/python').toJSON();
  await until(() => ada.synced && ivo.synced, 'both are in');
  await postgres.crash();
  await until(
    async () => (await candor.call('GET', `/api/sessions/${session.sessionId}`)).status === 503,
    'REST says 503',
  );
  await until(() => sentry.got.some(({ text }) => text.includes('DatabaseUnavailable')), 'Sentry is told');
  ada.doc.getText('q1/python').insert(0, '# typed without a database\n');
  await until(() => read(ivo).includes('# typed without a database'), 'the other reads it');
  await postgres.revive();
  await until(
    async () => (await candor.call('GET', `/api/sessions/${session.sessionId}`)).status === 200,
    'REST is back',
  );
  for (const provider of [ada, ivo]) provider.destroy();
  // SIGTERM stores what is not stored yet; a new process knows only the database.
  expect(await candor.terminate()).toBe(0);
  await candor.restart();
  const late = openEditor(session, session.links.interviewer);
  await until(() => read(late).includes('# typed without a database'), 'the edit was stored');
  late.destroy();
});
