// A receiver that fails and dies, and a server that is killed in between: everything arrives, once verified, in order.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { until } from '../../support/browser.ts';
import { type Candor, startCandor } from '../../support/candor.ts';
import { freshDatabase } from '../../support/servers.ts';
import { openReceiver, type Receiver } from './receiver.ts';

const patience = 120_000; // ms; what the killed server was sending waits until its claim is over
const quick = { WEBHOOKS_ALLOW_PRIVATE: 'true', WEBHOOKS_RETRY_MS: '200' };

const databases = [
  ['PGlite', async () => ({ env: {}, drop: async () => {} })],
  [
    'PostgreSQL',
    async () => {
      const database = await freshDatabase();
      return { env: { DATABASE_URL: database.url }, drop: () => database.drop() };
    },
  ],
] as const;

describe.each(databases)('on %s', (kind, makeDatabase) => {
  let database: { env: Record<string, string>; drop: () => Promise<void> };
  let candor: Candor;
  let receiver: Receiver;
  beforeAll(async () => {
    database = await makeDatabase();
    candor = await startCandor({ ...database.env, ...quick });
    receiver = await openReceiver();
  });
  afterAll(async () => {
    await candor?.close();
    await receiver?.close();
    await database?.drop();
  });

  test('nothing is lost, forged or out of order', async () => {
    const made = await candor.call('POST', '/api/webhooks', { url: receiver.url('/all') });
    receiver.secrets.set('/all', operations.createWebhook.response.parse(made.body).secret);

    receiver.reacts((_heard, nth) => (nth <= 5 ? 500 : 'cut')); // fails five times, then dies
    const sessions: string[] = [];
    for (const candidateName of ['Ada', 'Eve', 'Mae']) {
      const { sessionId } = await candor.startSession({
        candidateName,
        difficulty: 'easy',
        totalQuestions: 1,
      });
      sessions.push(sessionId);
    }
    const end = async (id: string) =>
      expect((await candor.call('POST', `/api/sessions/${id}/end`)).status).toBe(200);
    await end(sessions[0]!);
    await until(() => receiver.asked() > 6, 'the receiver has failed and died', patience);
    await candor.kill();
    expect(receiver.accepted).toEqual([]);

    receiver.reacts((_heard, nth) => (nth % 4 === 0 ? 503 : 200)); // it is back, with a cough
    await candor.restart();
    for (const id of sessions.slice(1)) await end(id);
    const expected = ['session.started', 'session.ended', 'report.ready'];
    const of = (id: string) => receiver.once('/all').filter(({ body }) => body.data.sessionId === id);
    await until(
      () => sessions.every((id) => of(id).length >= expected.length),
      'every event of every session has arrived',
      patience,
    );
    for (const id of sessions) expect(of(id).map(({ body }) => body.type)).toEqual(expected);
    expect(receiver.forged).toEqual([]);
    const events = receiver.once('/all').length;
    const [asked, taken] = [receiver.asked(), receiver.accepted.length];
    process.stdout.write(
      `webhooks on ${kind}: ${events} events of ${sessions.length} sessions, ${asked} deliveries, ${asked - taken} failed, ` +
        `the server killed once, ${taken - events} duplicates, 0 forged, all in order\n`,
    );
  }, 400_000);
});
