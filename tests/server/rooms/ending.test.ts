// A session that ends while something is being started in it: nothing goes on behind its end.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/job.ts';
import type { RoomsDeps } from '../../../server/rooms/rooms.ts';
import { createTurns } from '../../../server/rooms/turns.ts';
import { openHouse, openStore, type Store } from './house.ts';
import { scriptedSandbox } from './scripted.ts';

let store: Store;
beforeAll(async () => {
  store = await openStore();
});
afterAll(async () => {
  await store?.close();
});

/** A room in which Ada asks for a run, and Ivo ends the session as soon as `begun` resolves. */
async function endsAt(begun: Promise<void>, more: Partial<RoomsDeps>, then: () => void = () => {}) {
  const house = await openHouse(store, more);
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const asked = ada.say('run', { language: 'python', source: 'wait' });
  await begun;
  expect(await ivo.say('end', {})).toEqual({ ok: true });
  then();
  return { answer: await asked, ivo, close: () => house.close() };
}

test('a run that has its turn and no first event yet is stopped', async () => {
  const asked = Promise.withResolvers<void>();
  const scripted = scriptedSandbox();
  const sandbox: Sandbox = {
    ...scripted,
    async *run(job, options) {
      asked.resolve();
      await new Promise((resolve) => options.signal.addEventListener('abort', resolve));
      yield* scripted.run(job, options);
    },
  };
  const { answer, ivo, close } = await endsAt(asked.promise, { sandbox });
  expect(answer).toMatchObject({ ok: true });
  expect((await ivo.sees('run.ended')).end.reason).toBe('stopped');
  await close();
});

test('a run that gets its turn behind the end is refused', async () => {
  const [asked, goes] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const turns = createTurns();
  const slow: RoomsDeps['turns'] = {
    ...turns,
    async take(turn) {
      asked.resolve();
      await goes.promise;
      return turns.take(turn);
    },
  };
  const { answer, ivo, close } = await endsAt(asked.promise, { turns: slow }, goes.resolve);
  expect(answer).toMatchObject({ ok: false, code: 'ended' });
  expect(ivo.events.filter(({ kind }) => kind === 'run.started')).toEqual([]);
  await close();
});
