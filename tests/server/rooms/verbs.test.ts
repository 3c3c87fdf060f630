// Who may say what in a room, and what a room does with nonsense.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Role, Verb } from '../../../shared/protocol.ts';
import { type House, openHouse, openStore, type Store } from './house.ts';
import { enter, type Person } from './person.ts';

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

const program = { language: 'python', source: 'print x' };
const bodies: Record<Verb, object> = {
  sync: { after: 0 },
  run: program,
  stdin: { run: 'run_none', text: 'x' },
  stop: { run: 'run_none' },
  test: program,
  submit: program,
  ask: { text: 'May I sort?' },
  say: { text: 'Hello' },
  hint: { text: 'Think of a map', level: 1, cost: 5 },
  advance: { question: 1 },
  reveal: { question: 1, part: 1 },
  signal: { signal: 'paste', detail: { size: 900 } },
  answer: { n: 1, text: 'from my notes' },
  mark: { mark: 'plus', text: 'fast' },
  permit: { seat: 'seat_none', write: true },
  revoke: { seat: 'seat_none' },
  focus: { minutes: 10 },
  pause: { paused: false },
  mute: { muted: true },
  steer: { mode: 'approve' },
  decide: { draft: 'draft_none', approve: true },
  admit: { seat: 'seat_none' },
  probe: { of: 'link' },
  ready: { light: 'green', agreed: true },
  end: {},
};
/** What each role hears: `ok`, or the code of the refusal. Those may use a verb who hear anything but `forbidden`. */
const matrix: Record<Verb, Record<Role, string>> = {
  sync: { candidate: 'ok', interviewer: 'ok', observer: 'ok' },
  run: { candidate: 'ok', interviewer: 'ok', observer: 'forbidden' },
  stdin: { candidate: 'not_running', interviewer: 'not_running', observer: 'forbidden' },
  stop: { candidate: 'not_running', interviewer: 'not_running', observer: 'forbidden' },
  test: { candidate: 'ok', interviewer: 'ok', observer: 'forbidden' },
  submit: { candidate: 'ok', interviewer: 'ok', observer: 'forbidden' },
  ask: { candidate: 'ok', interviewer: 'forbidden', observer: 'forbidden' },
  say: { candidate: 'ok', interviewer: 'ok', observer: 'forbidden' },
  hint: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' },
  advance: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' }, // not to the same question
  reveal: { candidate: 'forbidden', interviewer: 'not_found', observer: 'forbidden' }, // it has no parts
  signal: { candidate: 'ok', interviewer: 'forbidden', observer: 'forbidden' },
  answer: { candidate: 'not_found', interviewer: 'forbidden', observer: 'forbidden' },
  mark: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' },
  permit: { candidate: 'forbidden', interviewer: 'not_found', observer: 'forbidden' },
  revoke: { candidate: 'forbidden', interviewer: 'not_found', observer: 'forbidden' },
  focus: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' },
  pause: { candidate: 'forbidden', interviewer: 'invalid', observer: 'forbidden' }, // it is not paused
  mute: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' },
  steer: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' },
  decide: { candidate: 'forbidden', interviewer: 'not_found', observer: 'forbidden' },
  admit: { candidate: 'forbidden', interviewer: 'not_found', observer: 'forbidden' },
  probe: { candidate: 'ok', interviewer: 'forbidden', observer: 'forbidden' },
  ready: { candidate: 'ok', interviewer: 'forbidden', observer: 'forbidden' },
  end: { candidate: 'forbidden', interviewer: 'ok', observer: 'forbidden' },
};

describe.each<Role>(['candidate', 'interviewer', 'observer'])('as %s', (role) => {
  test('every verb is answered as the table says', async () => {
    const session = await house.session();
    const person = await house.person(session, role);
    for (const [verb, expected] of Object.entries(matrix)) {
      const answer = await person.shout(verb, bodies[verb as Verb]);
      expect([verb, answer.ok ? 'ok' : answer.code]).toEqual([verb, expected[role]]);
      if (answer.ok && ['run', 'test', 'submit'].includes(verb))
        await person.until(() => person.room().running === null && isEnded(person), 'its end');
    }
  });
});
const isEnded = (person: Person) =>
  person.events.filter((event) => event.kind.startsWith('run.')).at(-1)?.kind === 'run.ended';

test('nonsense is refused with its place and harms nobody', async () => {
  const ada = await house.person(await house.session(), 'candidate');
  const bad: [string, unknown, string | undefined][] = [
    ['run', { language: 'cobol', source: 'x' }, 'language'],
    ['run', { language: 'python', source: '' }, 'source'],
    ['run', { language: 'python', source: 'x', shell: true }, 'shell'],
    ['run', null, ''],
    ['signal', { signal: 'paste', detail: { size: { deep: 1 } } }, 'detail.size'],
    ['say', { text: 'x'.repeat(4_001) }, 'text'],
    ['stop', { run: 'a\0' }, 'run'],
    ['stdin', { run: 'x'.repeat(81), text: 'y' }, 'run'],
    ['sync', 'everything', ''],
    ['__proto__', {}, undefined],
    ['constructor', {}, undefined],
  ];
  for (const [verb, body, field] of bad) {
    const answer = await ada.shout(verb, body);
    expect(answer).toMatchObject({ ok: false, code: 'invalid' });
    expect(answer.ok ? '' : answer.field).toBe(field);
  }
  ada.socket.emit('say'); // neither a body nor somebody who wants an answer
  expect(await ada.say('say', { text: 'still here' })).toEqual({ ok: true });
});

test('too often is refused; a flood closes the socket', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const answers = await Promise.all(Array.from({ length: 40 }, () => ada.say('say', { text: 'hi' })));
  const refused = answers.filter((answer) => !answer.ok);
  expect(refused.length).toBeGreaterThan(10);
  expect(refused[0]).toMatchObject({ code: 'rate_limited' });
  for (let n = 0; n < 2_000; n += 1) ada.socket.emit('say', { text: 'flood' });
  await ada.until(() => !ada.socket.connected, 'the closed socket');
  expect(await ivo.say('say', { text: 'quiet again' })).toEqual({ ok: true });
});

test('private words, marks and focus reach whom they are for', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const eve = await house.person(session, 'observer');
  const ivo = await house.person(session, 'interviewer');
  expect(await ada.say('say', { text: 'x', private: true })).toMatchObject({
    code: 'forbidden',
    field: 'private',
  });
  await ivo.say('say', { text: 'between us', private: true });
  await ivo.say('mark', { mark: 'minus', text: 'hesitates' });
  await ada.say('signal', { signal: 'tab.left' });
  const { n } = await ada.sees('signalled');
  expect(await ada.say('answer', { n, text: 'a phone call' })).toEqual({ ok: true });
  await ivo.say('focus', { minutes: 0 });
  for (const person of [ada, eve, ivo]) await person.sees('focused');
  expect(ivo.room().marks).toMatchObject([{ text: 'hesitates' }]);
  expect(ivo.room().chat).toMatchObject([{ text: 'between us', private: true }]);
  expect(ada.room().signals).toMatchObject([{ answer: 'a phone call' }]);
  for (const person of [ada, eve]) {
    expect(person.raw()).not.toMatch(/between us|hesitates/);
    await person.sync();
    expect(person.raw()).not.toMatch(/between us|hesitates|"audience":"interviewers"/);
  }
});

test('a forged or missing seat does not come in', async () => {
  for (const token of ['', 'x', 'a'.repeat(10_000)])
    await expect(enter(house.url, token)).rejects.toThrow('bad_seat');
});

test('who waits in the sandbox’s queue is told the place, and when it is their turn', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  for (const verb of ['run', 'test'] as const) {
    const before = ada.events.length;
    await ada.say(verb, { language: 'python', source: 'queue' });
    await ada.until(() => ada.events.slice(before).some(({ kind }) => kind === 'run.ended'), 'its end');
    const places = ada.events.slice(before).flatMap((one) => (one.kind === 'run.queued' ? [one.place] : []));
    expect(places[0]).toBe(2);
    expect(places.at(-1)).toBe(0);
  }
});
