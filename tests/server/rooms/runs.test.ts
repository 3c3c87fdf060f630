// Runs in a room, as the people in it see them.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DatabaseUnavailable } from '../../../server/db/errors.ts';
import { createJournal } from '../../../server/db/journal.ts';
import type { Ask } from '../../../shared/protocol.ts';
import { type House, openHouse, openStore, type Store } from './house.ts';
import type { Person } from './person.ts';

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

const python = (source: string) => ({ language: 'python' as const, source });
const outputOf = (person: Person, run: string) =>
  (person.room().runs[run]?.output ?? []).map(({ stream, text }) => `${stream}: ${text}`).join('');

async function started(person: Person, source: string): Promise<string> {
  const answer = await person.say('run', python(source));
  if (!answer.ok || !answer.run) throw new Error(JSON.stringify(answer));
  return answer.run;
}

test('everybody sees a run while it runs, under the same numbers; a second one is refused', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const run = await started(ada, 'print one\r\nerror two\rwait'); // from another kind of editor
  for (const person of [ada, ivo]) {
    await person.until(() => outputOf(person, run).includes('two'), 'its output');
    expect(person.room().running).toBe(run);
    expect(outputOf(person, run)).toBe('stdout: one\nstderr: two\n');
  }
  expect(await ivo.say('run', python('print no'))).toMatchObject({ ok: false, code: 'running' });

  const late = await house.person(session, 'observer');
  expect(outputOf(late, run)).toBe('stdout: one\nstderr: two\n');
  expect(late.room().runs[run]?.source).toBe('print one\nerror two\nwait');

  expect(await ivo.say('stop', { run })).toEqual({ ok: true });
  const ended = await ada.sees('run.ended');
  expect(ended).toMatchObject({
    run,
    end: { reason: 'stopped' },
    receipt: { image: 'scripted' },
    verdict: null,
  });
  expect(await late.sees('run.ended')).toEqual(ended);
  expect(await ivo.sees('run.ended')).toEqual(ended);
  expect(await ada.say('stop', { run })).toMatchObject({ ok: false, code: 'not_running' });
  const numbers = ivo.events.map((event) => event.n);
  expect(numbers).toEqual(numbers.map((_, index) => index + 1)); // gapless: he may see everything
});

test('typed text reaches the program and everybody’s screen', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const run = await started(ada, 'read\nread');
  await ivo.sees('run.started');
  expect(await ivo.say('stdin', { run, text: 'hello' })).toEqual({ ok: true });
  await ada.until(() => outputOf(ada, run).includes('read hello'), 'the echo');
  expect(await ada.say('stdin', { run, text: '', end: true })).toEqual({ ok: true });
  await ivo.sees('run.ended');
  expect(outputOf(ivo, run)).toMatch(/^stdin: hellostdout: read hello\n(stdout: )?read the end\n$/);
  const typed = ada.events.find((event) => event.kind === 'run.output' && event.stream === 'stdin');
  expect(typed?.by).toBe(
    ivo.events.find((event) => event.kind === 'joined' && event.seat.name === 'interviewer')?.by,
  );
});

test('a candidate stops own runs only', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const run = await started(ivo, 'wait');
  expect(await ada.say('stop', { run })).toMatchObject({ ok: false, code: 'forbidden' });
  expect(await ivo.say('stop', { run })).toEqual({ ok: true });
  await ada.sees('run.ended');
});

test('a dropped socket in mid-run sees the whole output on return', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const run = await started(ada, 'print before\nread\nprint after\nread\nprint end');
  await ada.until(() => outputOf(ada, run).includes('before'), 'the first line');
  ada.socket.io.engine.close(); // the network goes; the client comes back by itself
  await ivo.say('stdin', { run, text: 'x' });
  await ivo.until(() => outputOf(ivo, run).includes('after'), 'the second line');
  await ada.until(() => ada.socket.connected, 'the connection');
  expect((await ada.sync()).ok).toBe(true);
  await ivo.say('stdin', { run, text: 'y' });
  await Promise.all([ada.sees('run.ended'), ivo.sees('run.ended')]);
  expect(ada.room().runs).toEqual(ivo.room().runs);
});

test('a submission shows hidden tests without values; interviewers see them; a review follows', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const ivo = await house.person(session, 'interviewer');
  const eve = await house.person(session, 'observer');
  expect(await ada.say('submit', { ...python('right'), timeSpent: 60 })).toMatchObject({ ok: true });
  const ended = await ada.sees('run.ended');
  expect(ended.verdict).toEqual({ status: 'correct', score: 100, passed: 2, total: 2 });
  for (const person of [ada, ivo, eve]) await person.sees('review.ended');
  const [review] = Object.values(ada.room().reviews);
  expect(review).toMatchObject({
    text: 'Passed 2 of 2.',
    strengths: ['It runs.'],
    model: null,
    run: ended.run,
  });

  expect(await ada.say('test', python('wrong'))).toMatchObject({ ok: true });
  await ada.until(
    () => Object.values(ada.room().runs).filter((run) => run.end).length === 2,
    'the second end',
  );
  const testsOf = (person: Person) => person.room().runs[ended.run]?.tests ?? [];
  expect(testsOf(ada).map((one) => [one.hidden, one.passed, one.expected])).toEqual([
    [false, true, '"open"'],
    [true, true, null],
  ]);
  await ivo.until(() => testsOf(ivo)[1]?.expected === '"sesame-secret"', 'the revealed test');
  for (const person of [ada, eve]) {
    expect(person.raw()).toContain('run.tested');
    expect(person.raw()).not.toContain('sesame-secret');
    expect(person.raw()).not.toContain('run.revealed');
  }
});

test('files and own cases go along; cases are looked at, told apart, and count for nothing', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const files = [{ name: 'util.py', text: 'a\r\nb' }];
  const test = (cases: Ask<'test'>['cases']) => ada.say('test', { ...python('right'), files, cases });
  expect(await test([{ args: [1] }])).toMatchObject({ code: 'invalid', field: 'cases' });
  expect(await ada.say('run', { ...python('x'), files: [{ name: '../x', text: '' }] })).toMatchObject({
    code: 'invalid',
  });
  expect(await test([{ args: ['mine'], expected: 'other' }, { args: ['look'] }])).toMatchObject({ ok: true });
  const started = await ada.sees('run.started');
  expect(started.files).toEqual([{ name: 'util.py', text: 'a\nb' }]);
  const ended = await ada.sees('run.ended');
  expect(ended.verdict).toEqual({ status: 'correct', score: 100, passed: 1, total: 1 });
  expect(ada.room().runs[ended.run]?.tests).toMatchObject([
    { index: 0, passed: true },
    { index: 2, own: true, passed: false, input: 'x = "mine"', expected: '"other"', actual: '"mine"' },
    { index: 3, own: true, passed: true, expected: null, actual: '"look"' },
  ]);
});

test('input that is given at once is shown, and nothing can be typed behind it', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const answer = await ada.say('run', { ...python('print out'), stdin: '1 2\n', end: true });
  expect(answer.ok).toBe(true);
  const { run } = await ada.sees('run.ended');
  expect(outputOf(ada, run)).toContain('stdin: 1 2\n');
});

test('REST takes the same turn, and the room sees it', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  const common = { sessionId: session, by: null, files: [], question: 1, timeSpent: 5 };
  const ask = { ...common, purpose: 'submit' as const };
  const { signal } = new AbortController();
  const judged = await house.rooms.judge({ ...ask, ...python('wrong'), signal });
  expect(judged).toMatchObject({ ok: true, verdict: { status: 'wrong', passed: 0 } });
  expect(await ada.sees('run.started')).toMatchObject({ purpose: 'submit', by: null });
  await ada.sees('run.ended');
  const run = await started(ada, 'wait');
  expect(await house.rooms.judge({ ...ask, ...python('x'), signal })).toMatchObject({
    ok: false,
    code: 'running',
  });
  await ada.say('stop', { run });
  await ada.until(() => ada.room().running === null, 'the end');
  expect(await house.rooms.judge({ ...ask, question: 9, ...python('x'), signal })).toMatchObject({
    code: 'not_found',
  });
});

test('a full or missing sandbox refuses and leaves no trace; one that breaks ends the run', async () => {
  const session = await house.session();
  const ada = await house.person(session, 'candidate');
  expect(await ada.say('run', python('busy'))).toMatchObject({ ok: false, code: 'busy' });
  expect(await ada.say('test', python('busy'))).toMatchObject({ ok: false, code: 'busy' });
  expect(await ada.say('run', python('unavailable'))).toMatchObject({
    code: 'unavailable',
    message: 'sandbox unavailable: no engine',
  });
  const run = await started(ada, 'print almost\ncrash');
  expect(await ada.sees('run.ended')).toMatchObject({ run, end: { reason: 'internal' }, receipt: null });
  expect(outputOf(ada, run)).toBe('stdout: almost\n');
  expect(Object.keys(ada.room().runs)).toEqual([run]);
  const again = await started(ada, 'print fine'); // the turn is free again
  await ada.sees('run.ended', (event) => event.run === again);
});

test('a server that goes lets runs end, refuses new ones, and stops what takes too long', async () => {
  const other = await openHouse(store);
  const session = await other.session();
  const ada = await other.person(session, 'candidate');
  const run = await started(ada, 'wait');
  const drained = other.rooms.drain(100);
  expect(await ada.say('run', python('print no'))).toMatchObject({ ok: false, code: 'unavailable' });
  await drained;
  expect(await ada.sees('run.ended')).toMatchObject({ run, end: { reason: 'stopped' } });
  await other.close();
});

test('the database away in mid-run: nothing of the output is lost', async () => {
  const journal = createJournal(store.db);
  let away = false;
  const append: typeof journal.append = (...args) =>
    away ? Promise.reject(new DatabaseUnavailable('away')) : journal.append(...args);
  const other = await openHouse(store, { journal: { ...journal, append } });
  const ada = await other.person(await other.session(), 'candidate');
  const run = await started(ada, 'read\nprint one\nprint two');
  await ada.sees('run.started');
  away = true;
  expect(await ada.say('say', { text: 'x' })).toMatchObject({ code: 'unavailable' });
  expect(await ada.say('stdin', { run, text: 'go' })).toEqual({ ok: true });
  expect(await ada.say('say', { text: 'x' })).toMatchObject({ code: 'unavailable' });
  away = false;
  await ada.sees('run.ended');
  expect(outputOf(ada, run)).toContain('one\ntwo\n');
  await other.close();
});

test('what a crash left open is closed at the next start', async () => {
  const session = await house.session();
  const started = {
    kind: 'run.started',
    run: 'run_lost',
    purpose: 'run',
    ...python('x'),
    question: 1,
  } as const;
  const seat = (await house.seat(session, 'candidate')).seat;
  await house.rooms.publish(
    session,
    seat.id,
    { happening: { kind: 'joined', seat } },
    { happening: started },
  );
  const next = await openHouse(store);
  const ivo = await next.person(session, 'interviewer');
  expect(ivo.room().runs['run_lost']?.end).toMatchObject({ reason: 'internal' });
  expect(ivo.room().people[seat.id]).toMatchObject({ present: false });
  await next.close();
});
