// Stories of the shared reducer: what a journal makes of a room.
import { describe, expect, test } from 'vitest';
import type { Happening } from '../../shared/protocol.ts';
import { spent } from '../../shared/reduce-clock.ts';
import { outputLimit, reduce, reduceAll } from '../../shared/reduce.ts';
import { emptyRoom } from '../../shared/room.ts';
import { ada, ended, event, ivo, test as result } from './room-events.ts';

const started: Happening = {
  kind: 'run.started',
  run: 'run_1',
  purpose: 'run',
  language: 'python',
  question: 1,
  source: 'print(1)',
};
const output = (text: string, stream: 'stdout' | 'stderr' = 'stdout'): Happening => ({
  kind: 'run.output',
  run: 'run_1',
  stream,
  text,
});

test('a run knows its place in the queue until it has its turn', () => {
  const placed = (room: ReturnType<typeof emptyRoom>) => room.runs['run_1']?.place;
  let room = reduceAll(emptyRoom(), [
    event(1, started),
    event(2, { kind: 'run.queued', run: 'run_1', place: 3 }),
  ]);
  expect(placed(room)).toBe(3);
  room = reduce(room, event(3, { kind: 'run.queued', run: 'run_1', place: 0 }));
  expect(placed(room)).toBe(0);
});

describe('people', () => {
  test('come, go, wait at the door, and keep their names', () => {
    let room = reduceAll(emptyRoom(), [
      event(1, { kind: 'joined', seat: ada }),
      event(2, { kind: 'waiting', seat: ivo }),
    ]);
    expect(Object.keys(room.waiting)).toEqual([ivo.id]);
    expect(room.people[ivo.id]).toBeUndefined();
    room = reduceAll(room, [
      event(3, { kind: 'admitted', seat: ivo.id }),
      event(4, { kind: 'joined', seat: ivo }),
      event(5, { kind: 'permitted', seat: ada.id, write: false }),
      event(6, { kind: 'left', seat: ada.id }),
    ]);
    expect(room.waiting).toEqual({});
    expect(room.people[ivo.id]).toMatchObject({ name: 'Ivo', present: true });
    expect(room.people[ada.id]).toMatchObject({ name: 'Ada', present: false, write: false, since: 1_006 });
  });
});

describe('a run', () => {
  test('grows, ends, and is found by its id', () => {
    const before = reduceAll(emptyRoom(), [
      event(1, started),
      event(2, output('a\n')),
      event(3, output('b', 'stderr')),
    ]);
    expect(before.running).toBe('run_1');
    const end: Happening = {
      kind: 'run.ended',
      run: 'run_1',
      end: ended,
      receipt: { image: 'x' },
      verdict: null,
    };
    const after = reduce(before, event(4, end));
    expect(after.running).toBeNull();
    expect(after.runs['run_1']).toMatchObject({ by: ada.id, end: { reason: 'ok' }, endedAt: 1_004 });
    expect(after.runs['run_1']?.output.map(({ n, text }) => [n, text])).toEqual([
      [2, 'a\n'],
      [3, 'b'],
    ]);
    expect(before.runs['run_1']?.end).toBeNull(); // the older state is as it was
  });

  test('keeps the tail of too much output', () => {
    const chunk = 'x'.repeat(300_000);
    const room = reduceAll(emptyRoom(), [
      event(1, started),
      ...[2, 3, 4].map((n) => event(n, output(chunk))),
      event(5, output(`${'y'.repeat(299_999)}!`)),
    ]);
    const run = room.runs['run_1'];
    expect(run?.output.reduce((sum, one) => sum + one.text.length, 0)).toBe(outputLimit);
    expect(run?.outputDropped).toBe(200_000);
    expect(run?.output.at(-1)?.text.endsWith('y!')).toBe(true);
  });

  test('keeps revealed values, in whichever order they come', () => {
    const tested = (values: boolean, n: number) =>
      event(n, { kind: values ? 'run.revealed' : 'run.tested', run: 'run_1', test: result(1, true, values) });
    for (const order of [
      [true, false],
      [false, true],
    ]) {
      const room = reduceAll(emptyRoom(), [
        event(1, started),
        ...order.map((values, i) => tested(values, i + 2)),
      ]);
      expect(room.runs['run_1']?.tests).toEqual([result(1, true, true)]);
    }
  });
});

test('signals carry their answers, the room its question, focus and end', () => {
  const room = reduceAll(emptyRoom(), [
    event(1, { kind: 'signalled', signal: 'paste', detail: { size: 900 }, answer: null }),
    event(2, { kind: 'answered', to: 1, text: 'from my notes' }),
    event(5, { kind: 'said', text: 'psst', agent: false }, { audience: 'interviewers' }),
    event(5, { kind: 'said', text: 'twice', agent: false }),
    event(7, { kind: 'advanced', question: 2, complete: false }),
    event(8, { kind: 'focused', until: 9_000 }),
    event(9, { kind: 'review.started', review: 'rev_1', run: 'run_1', by_model: null }),
    event(10, { kind: 'review.text', review: 'rev_1', text: 'Good ' }),
    event(11, { kind: 'review.text', review: 'rev_1', text: 'work.' }),
    event(12, { kind: 'ended', why: 'interviewer' }),
  ]);
  expect(room.signals).toMatchObject([{ n: 1, answer: 'from my notes' }]);
  expect(room.chat).toMatchObject([{ n: 5, text: 'psst', private: true }]);
  expect(room).toMatchObject({ question: 2, focusUntil: 9_000, ended: { why: 'interviewer' }, lastN: 12 });
  expect(room.reviews['rev_1']?.text).toBe('Good work.');
});

test('a question is counted from when the candidate has it, pauses left out, whoever comes back', () => {
  const at = (ms: number) => ({ at: ms });
  const first = reduceAll(emptyRoom(), [
    event(1, { kind: 'joined', seat: ivo }, at(1_000)),
    event(2, { kind: 'joined', seat: ada }, at(10_000)),
    event(3, { kind: 'left', seat: ada.id }, at(15_000)),
    event(4, { kind: 'joined', seat: ada }, at(20_000)),
    event(5, { kind: 'paused' }, at(30_000)),
  ]);
  expect(spent(first, 45_000)).toBe(20_000);
  const second = reduceAll(first, [
    event(6, { kind: 'advanced', question: 2, complete: false }, at(50_000)),
    event(7, { kind: 'resumed', pausedMs: 40_000 }, at(70_000)),
  ]);
  expect(spent(second, 75_000)).toBe(5_000);
  expect(spent(emptyRoom(), 75_000)).toBe(0);
});
