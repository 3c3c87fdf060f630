// Nodes that die one after the other: what was called saved is in the database, with all that it builds upon.
import { afterEach, expect, test } from 'vitest';
import { eventually, join, KEY } from '../server/docs/host.ts';
import { startBalancer } from '../support/balancer.ts';
import { startCandor, type Candor } from '../support/candor.ts';
import { freshDatabase, startRedis } from '../support/servers.ts';

const undo: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const step of undo.splice(0).toReversed()) await step();
}, 120_000);

/** Two nodes; what the first asks of the database passes a door of its own. */
async function twoNodes() {
  const [redis, database, door] = await Promise.all([startRedis(), freshDatabase(), startBalancer()]);
  undo.push(
    () => redis.stop(),
    () => database.drop(),
    () => door.close(),
  );
  const detour = new URL(database.url);
  door.serve([Number(detour.port)]);
  detour.port = new URL(door.url).port;
  const env = {
    ROLE: 'web',
    REDIS_URL: redis.url,
    CANDOR_SECRET: 'a secret for the tests alone, 0123456789',
    LOG_LEVEL: 'warn',
  };
  const first = await startCandor({ ...env, DATABASE_URL: detour.href });
  undo.push(() => first.close());
  const second = await startCandor({ ...env, DATABASE_URL: database.url });
  undo.push(() => second.close());
  return { first, second, door };
}

async function come(node: Candor, sessionId: string, token: string) {
  const person = await join({ url: `${node.url.replace('http', 'ws')}/doc/${sessionId}` }, token);
  undo.push(() => person.leave());
  return person;
}

test('an edit upon another node’s edit is not called saved before both are', async () => {
  const { first, second, door } = await twoNodes();
  const started = await second.call('POST', '/api/test/start-session', {
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
  });
  const { sessionId, seats } = started.body as {
    sessionId: string;
    seats: Record<'candidate' | 'interviewer', { token: string }>;
  };
  const ivo = await come(first, sessionId, seats.interviewer.token);
  const ada = await come(second, sessionId, seats.candidate.token);
  ivo.type('# both are here');
  await eventually('they are', () => ada.read().endsWith('here'));
  await eventually('and all is saved', () => ivo.saved?.edits === 1);

  door.hold(); // the first node stores nothing any more
  ivo.type(', and Ivo writes');
  await eventually('Ada reads it', () => ada.read().endsWith('writes'));
  ada.type(', and so does Ada');
  await eventually('Ada’s edit is called saved', () => ada.saved?.edits === 1);
  await Promise.all([first.kill(), second.kill()]);
  const text = ada.read();
  for (const person of [ada, ivo]) person.leave(); // nobody hands in anything again

  await second.restart();
  const { body } = await second.call('GET', `/api/sessions/${sessionId}/documents/code`);
  expect((body as { texts: Record<string, string> }).texts[KEY]).toBe(text);
}, 240_000);
