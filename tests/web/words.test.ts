// What the room says: times that calm, signals that do not accuse, results in sentences, keys that do one thing.
import { describe, expect, test } from 'vitest';
import type { TestResult } from '../../shared/results.ts';
import type { Signal } from '../../shared/room.ts';
import { actionOf, bindings } from '../../web/src/lib/keys.ts';
import { seatInHash } from '../../web/src/lib/seat.ts';
import { timeGone, timeLeft } from '../../web/src/lib/time.ts';
import { aiTexts } from '../../web/src/lobby/ai-texts.ts';
import { hiddenReasons } from '../../web/src/room/results.ts';
import { groupSignals } from '../../web/src/room/signals.ts';

test.each([
  [3_600_000, '1 h left'],
  [5 * 60_000 + 400, '5 min left'],
  [5_400_000, '1 h 30 min left'],
  [61_000, '1 min left'],
  [59_000, '59 s left'],
  [0, 'Time is up'],
])('with %i ms left the clock says "%s"', (ms, says) => expect(timeLeft(ms)).toBe(says));

test.each([
  [29_999, 'under a minute'],
  [60_000, '1 min'],
  [3_660_000, '1 h 1 min'],
])('%i ms that have gone are "%s"', (ms, says) => expect(timeGone(ms)).toBe(says));

describe('before the interview, of the AI', () => {
  const ai = { configured: true, watches: true };
  test('nothing is said that it does not do', () => {
    expect(aiTexts(ai)).toEqual([]);
    expect(aiTexts({ ...ai, help: 0, speaks: false, closes: 'advances', pilot: 'free' })).toEqual([
      'You may ask the AI what a question means; it gives no hints.',
    ]);
  });
  test('speaking, hints with their cost, and closing a question are named', () => {
    const texts = aiTexts({
      ...ai,
      help: 2,
      hintCost: 5,
      speaks: true,
      closes: 'advances',
      pilot: 'approve',
    });
    expect(texts.join(' ')).toMatch(
      /speak.* hints.* costs 5 .* 2\. .*open the next one\. An interviewer reads/,
    );
    expect(aiTexts({ ...ai, help: 1, speaks: true, closes: 'offers' }).at(-1)).toMatch(/done with it/);
  });
});

describe('signals', () => {
  const base = { by: 'seat_1', detail: {}, answer: null };
  const signal = (n: number, at: number, kind: Signal['signal'], more: Partial<Signal> = {}): Signal => ({
    ...base,
    n,
    at,
    signal: kind,
    ...more,
  });
  test('leaving and coming back is one line with its length', () => {
    const groups = groupSignals([signal(1, 0, 'tab.left'), signal(2, 12_000, 'tab.back')]);
    expect(groups.map((group) => group.text)).toEqual(['Another tab was in front, for 12.00 s']);
  });
  test('leaving again soon is counted, not listed', () => {
    const groups = groupSignals([
      signal(1, 0, 'window.left'),
      signal(2, 1_000, 'window.back'),
      signal(3, 5_000, 'window.left'),
      signal(4, 6_000, 'window.back'),
    ]);
    expect(groups.map((group) => group.text)).toEqual(['Another window was in front, 2 times, for 2.00 s']);
  });
  test('a paste says how much and whence, and keeps its answer', () => {
    const paste = signal(7, 0, 'paste', { detail: { size: 244, inside: false }, answer: 'my notes' });
    expect(groupSignals([paste])).toEqual([
      { n: 7, at: 0, text: 'Pasted 244 characters, from outside the room', answer: 'my notes' },
    ]);
  });
});

test('hidden tests are told by kind, never by value', () => {
  const failed = (reason: TestResult['reason']): TestResult => ({
    index: 0,
    name: 'secret',
    hidden: true,
    passed: false,
    reason,
    message: '',
    input: null,
    expected: null,
    actual: null,
    stdout: '',
    wallMs: 1,
  });
  expect(hiddenReasons([failed('ok'), failed('time'), failed('ok')])).toBe(
    '2 with a wrong answer, 1 over the time limit',
  );
});

describe('keys', () => {
  const press = (code: string, more: object = {}) => ({
    key: '',
    code,
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...more,
  });
  test('each has one meaning', () => {
    const keys = bindings.map((one) => one.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
  test.each([
    ['Enter', { ctrlKey: true }, 'run'],
    ['Enter', { metaKey: true }, 'run'],
    ['Enter', { ctrlKey: true, shiftKey: true }, 'test'],
    ['Enter', { ctrlKey: true, altKey: true }, 'submit'],
    ['Equal', { altKey: true, key: '≠' }, 'plus'],
    ['Enter', {}, null],
  ])('%s with %o: %s', (code, more, action) => expect(actionOf(press(code, more), true)).toBe(action));
  test('a question mark is help, but text in a text field', () => {
    expect(actionOf(press('Slash', { key: '?', shiftKey: true }), false)).toBe('help');
    expect(actionOf(press('Slash', { key: '?', shiftKey: true }), true)).toBe(null);
  });
});

test('the seat is found in a fragment', () => {
  expect(seatInHash('#seat=abc.def')).toBe('abc.def');
  expect(seatInHash('#seat=')).toBe(null);
  expect(seatInHash('')).toBe(null);
});
