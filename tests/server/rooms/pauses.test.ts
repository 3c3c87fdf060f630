// A pause: the clock stands still to the millisecond, nothing is run, candidates only read; then all goes on.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, openStore, type Store } from './house.ts';

let store: Store;
let house: House;
beforeAll(async () => {
  store = await openStore();
  house = await openHouse(store);
});
afterAll(async () => {
  await house?.close();
  await store?.close();
});

const program = { language: 'python', source: 'print x' } as const;
const refused = { ok: false, code: 'paused' };

test('a paused interview runs nothing and gives its time back', async () => {
  const session = await house.session({ timeLimitMinutes: 60 });
  const before = await house.store.find(session);
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const { id } = (await ada.sees('joined', ({ seat }) => seat.role === 'candidate')).seat;
  expect(await ivo.say('pause', { paused: true })).toEqual({ ok: true });
  await ada.sees('paused');
  expect(ada.room().pausedAt).not.toBeNull();
  expect(await ivo.say('pause', { paused: true })).toMatchObject({ ok: false, code: 'invalid' });

  for (const verb of ['run', 'test', 'submit'] as const)
    for (const person of [ada, ivo]) expect(await person.say(verb, program)).toMatchObject(refused);
  // What a seat may do is looked up once a second at most: the others follow within it.
  const signal = () => ada.say('signal', { signal: 'tab.left', detail: {} });
  await expect.poll(signal, { timeout: 30_000 }).toMatchObject(refused);
  expect(await ada.say('say', { text: 'Back in a minute' })).toEqual({ ok: true });
  const announced = () => house.announced.filter((line) => line.startsWith(`permitted ${id}`));
  expect(announced()).toEqual([`permitted ${id} false`]);
  await ivo.say('permit', { seat: id, write: true });
  expect(announced().at(-1)).toBe(`permitted ${id} false`); // granted, not before the end of the pause

  expect(await house.store.due(Date.now() + 24 * 3_600_000, 10)).not.toContain(session);
  const pause = (await house.store.find(session))?.pausedAt ?? Number.NaN;
  expect(await ivo.say('pause', { paused: false })).toEqual({ ok: true });
  const { pausedMs } = await ada.sees('resumed');
  const after = await house.store.find(session);
  expect(after).toMatchObject({ pausedAt: null, pausedMs });
  expect((after?.endsAt ?? 0) - (before?.endsAt ?? 0)).toBe(pausedMs);
  expect(pausedMs).toBeLessThanOrEqual(Date.now() - pause);
  expect(ada.room()).toMatchObject({ pausedAt: null, pausedMs });
  expect(announced().at(-1)).toBe(`permitted ${id} true`);
  expect(await ada.say('run', program)).toMatchObject({ ok: true });
});

test('two pauses add up, and whoever comes later knows of the one that goes on', async () => {
  const session = await house.session();
  const ivo = await house.person(session, 'interviewer');
  for (const paused of [true, false, true, false, true]) await ivo.say('pause', { paused });
  const total = ivo.events.findLast((event) => event.kind === 'resumed')?.pausedMs;
  expect((await house.store.find(session))?.pausedMs).toBe(total);
  const eve = await house.person(session, 'observer');
  expect(eve.room().pausedAt).not.toBeNull();
  expect(await ivo.say('end', {})).toEqual({ ok: true }); // ends in a pause as well
  expect(await house.store.resume(session, Date.now())).toBeNull();
});

test('a pause that nobody ends, ends the interview after a week', async () => {
  const day = 86_400_000;
  const [recent, forgotten] = [await house.session({ timeLimitMinutes: 60 }), await house.session()];
  const ada = await house.person(forgotten, 'candidate');
  expect(await house.store.pause(recent, Date.now() - 6 * day)).toBe(true);
  expect(await house.store.pause(forgotten, Date.now() - 8 * day)).toBe(true);
  expect(await ada.sees('ended')).toMatchObject({ why: 'expired' });
  expect(await house.store.find(forgotten)).toMatchObject({ active: false, endReason: 'expired' });
  expect(await house.store.find(recent)).toMatchObject({ active: true });
  expect(await house.store.due(Date.now() + day - 60_000, 10)).not.toContain(recent);
  expect(await house.store.due(Date.now() + day + 60_000, 10)).toContain(recent);
});
