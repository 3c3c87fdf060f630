// Who comes, waits, goes, is let in, is sent out; and how a session ends.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type House, openHouse, openStore, type Store } from './house.ts';
import { enter } from './person.ts';

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

test('two windows of one seat join once and leave once', async () => {
  const session = await house.session();
  const ivo = await house.person(session, 'interviewer');
  const { token, seat } = await house.seat(session, 'candidate');
  const [first, second] = [await enter(house.url, token), await enter(house.url, token)];
  await ivo.sees('joined', (event) => event.seat.id === seat.id);
  await second.sync();
  first.leave();
  expect(await second.say('say', { text: 'still here' })).toEqual({ ok: true });
  second.leave();
  await ivo.sees('left', (event) => event.seat === seat.id);
  const about = ivo.events.filter((event) => event.by === seat.id).map((event) => event.kind);
  expect(about).toEqual(['joined', 'said', 'left']);
});

test('somebody at the door may do nothing until let in', async () => {
  const session = await house.session();
  const ivo = await house.person(session, 'interviewer');
  const eve = await house.person(session, 'observer');
  const { token, seat } = await house.seat(session, 'candidate', false);
  const ada = await enter(house.url, token);
  await ivo.sees('waiting', (event) => event.seat.id === seat.id);
  expect(await ada.sync()).toMatchObject({ ok: false, code: 'waiting' });
  expect(await ada.say('say', { text: 'knock' })).toMatchObject({ ok: false, code: 'waiting' });
  expect(ada.raw()).not.toContain('"kind"');

  const told = new Promise((resolve) => ada.socket.once('event', resolve));
  const twice = [1, 2].map(() => ivo.say('admit', { seat: seat.id }));
  expect(await Promise.all(twice)).toEqual([{ ok: true }, { ok: true }]);
  expect(await told).toMatchObject({ kind: 'admitted', seat: seat.id });
  expect((await ada.sync()).ok).toBe(true);
  await eve.sees('joined', (event) => event.seat.id === seat.id);
  expect(await ada.say('say', { text: 'thank you' })).toEqual({ ok: true });
  await ivo.until(() => Object.keys(ivo.room().waiting).length === 0, 'an empty door');
  expect(eve.raw()).not.toContain('"waiting"');
  expect(ivo.events.filter(({ kind }) => kind === 'admitted')).toHaveLength(1); // by whomever, it is told once
});

test('at the door a set-up can be tried, and interviewers alone read how it went', async () => {
  const session = await house.session();
  const ivo = await house.person(session, 'interviewer');
  const eve = await house.person(session, 'observer');
  const { token, seat } = await house.seat(session, 'candidate', false);
  const ada = await enter(house.url, token);
  await ivo.sees('waiting', (event) => event.seat.id === seat.id);
  expect(await ada.say('probe', { of: 'link' })).toEqual({ ok: true });
  const told = await ada.shout('probe', { of: 'session' });
  expect(told).toMatchObject({ ok: true, about: { language: 'python', deleteAfter: null } });
  expect(JSON.stringify(told)).not.toMatch(/Echo|question|tests/);
  expect(await ada.say('probe', { of: 'run' })).toMatchObject({ ok: true });
  expect(await ada.say('probe', { of: 'run' })).toMatchObject({ ok: false, code: 'rate_limited' });
  expect(await ada.say('ready', { light: 'amber', agreed: true })).toEqual({ ok: true });
  await ivo.sees('checked');
  expect(ivo.room().checks[seat.id]).toMatchObject({ light: 'amber', agreed: true });
  expect(ivo.room().running).toBe(null);
  for (const person of [ada, eve]) expect(person.raw()).not.toContain('"checked"');
});

test('permission and revocation are told, and the revoked are out for good', async () => {
  const session = await house.session();
  const other = await house.session();
  const ivo = await house.person(session, 'interviewer');
  const { token, seat } = await house.seat(session, 'candidate');
  const ada = await enter(house.url, token);
  await ada.sync();
  expect(await ivo.say('permit', { seat: seat.id, write: false })).toEqual({ ok: true });
  await ada.sees('permitted', (event) => !event.write);
  expect(await ada.sync()).toMatchObject({ ok: true, you: { write: false } });

  const stranger = await house.person(other, 'interviewer'); // of another session
  for (const [verb, body] of Object.entries({ permit: { write: true }, admit: {}, revoke: {} }))
    expect(await stranger.shout(verb, { seat: seat.id, ...body })).toMatchObject({ code: 'not_found' });

  expect(await ivo.say('revoke', { seat: seat.id })).toEqual({ ok: true });
  await ada.until(() => !ada.socket.connected, 'the closed socket');
  await ivo.sees('revoked', (event) => event.seat === seat.id);
  await expect(enter(house.url, token)).rejects.toThrow('bad_seat');
  expect(house.announced).toEqual(
    expect.arrayContaining([`permitted ${seat.id} false`, `revoked ${seat.id}`]),
  );
});

test('the end stops what runs; afterwards there is reading, and marks', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  await ada.say('run', { language: 'python', source: 'wait' });
  expect(await ivo.say('end', {})).toEqual({ ok: true });
  expect(await ada.sees('ended')).toMatchObject({ why: 'interviewer' });
  expect(await ada.sees('run.ended')).toMatchObject({ end: { reason: 'stopped' } });
  expect(await ada.say('run', { language: 'python', source: 'x' })).toMatchObject({ code: 'ended' });
  expect(await ada.say('say', { text: 'x' })).toMatchObject({ code: 'ended' });
  expect(await ivo.say('mark', { mark: 'plus', text: 'well done' })).toEqual({ ok: true });
  expect(house.announced).toContain(`ended ${session}`);
  const late = await house.person(session, 'interviewer');
  expect(late.room().ended).toMatchObject({ why: 'interviewer' });
  expect(await late.say('hint', { text: 'x', level: 1 })).toMatchObject({ code: 'ended' });
});

test('a session whose clock runs out ends by itself', async () => {
  const session = await house.session({ timeLimitMinutes: 60 });
  const ada = await house.person(session, 'candidate');
  await house.store.update(session, { endsAt: Date.now() - 1 });
  expect(await ada.sees('ended')).toMatchObject({ why: 'expired', by: null });
});

test('a journal longer than a page comes whole', async () => {
  const session = await house.session();
  const said = Array.from({ length: 2_500 }, (_, n) => ({
    happening: { kind: 'said', text: String(n), agent: false } as const,
  }));
  await house.rooms.publish(session, null, ...said);
  const ivo = await house.person(session, 'interviewer');
  await ivo.sees('joined');
  expect(ivo.room().chat.map((one) => one.text)).toEqual(said.map((one) => one.happening.text));
});
