// When a solved question is followed up on and closed, and whether work is left unfinished; what a diff of the code tells.
import { expect, test } from 'vitest';
import { afterSolved, isFinished } from '../../../server/ai/closing.ts';
import { changesBetween } from '../../../server/ai/line-diff.ts';
import type { Happening, RoomEvent } from '../../../shared/protocol.ts';
import { reduceAll } from '../../../shared/reduce.ts';
import { emptyRoom } from '../../../shared/room.ts';
import { ada, ended, event, ivo } from '../../shared/room-events.ts';

let n = 0;
const told = (happening: Happening, by: string | null): RoomEvent => event(++n, happening, { by });
const solved = (status: 'correct' | 'partial'): RoomEvent[] => {
  const run = `run_${n}`;
  const verdict = { status, score: 100, passed: 1, total: 1 };
  return [
    told(
      { kind: 'run.started', run, purpose: 'submit', language: 'python', question: 1, source: 'x' },
      ada.id,
    ),
    told({ kind: 'run.ended', run, end: ended, receipt: null, verdict }, null),
  ];
};
const ai = () => told({ kind: 'said', text: 'And?', agent: true }, null);
const candidate = () => told({ kind: 'said', text: 'Linear.', agent: false }, ada.id);
const person = () => told({ kind: 'said', text: 'Why?', agent: false }, ivo.id);
test.each<[string, () => RoomEvent[][], 'answered' | 'closing' | null]>([
  ['not solved', () => [solved('partial'), [ai(), candidate()]], null],
  ['nothing asked yet', () => [solved('correct'), [candidate()]], null],
  ['asked before it was solved', () => [[ai()], solved('correct'), [candidate()]], null],
  ['one answer', () => [solved('correct'), [ai(), candidate()]], 'answered'],
  ['one answer in two messages', () => [solved('correct'), [ai(), candidate(), candidate()]], 'answered'],
  ['asked, no answer yet', () => [solved('correct'), [ai(), candidate(), ai()]], null],
  ['two answers', () => [solved('correct'), [ai(), candidate(), ai(), candidate()]], 'closing'],
  ['a person asks', () => [solved('correct'), [ai(), candidate(), person(), candidate()]], null],
  [
    'closed before',
    () => [
      solved('correct'),
      [ai(), candidate(), ai(), candidate()],
      [told({ kind: 'closed', question: 1 }, null), candidate()],
    ],
    null,
  ],
])('%s', (_what, events, next) => {
  const here = [ada, ivo].map((seat) => told({ kind: 'joined', seat }, seat.id));
  expect(afterSolved(reduceAll(emptyRoom(), [...here, ...events().flat()]))).toBe(next);
});

test('code that is not what was handed in is unfinished work', () => {
  const done = reduceAll(emptyRoom(), solved('correct'));
  expect(['x\n', 'x = 2', ''].map((source) => isFinished(done, source))).toEqual([true, false, false]);
  expect(isFinished(emptyRoom(), '')).toBe(false);
});

const lines = (...changed: [number, string][]) =>
  Array.from({ length: 60 }, (_, i) => new Map(changed).get(i + 1) ?? `line ${i + 1}`).join('\n');

test('a diff tells what changed with some lines around it, and nothing else', () => {
  const diff = changesBetween(lines(), lines([20, 'changed'])) ?? '';
  expect(diff.split('\n')).toHaveLength(1 + 8 + 2 + 8);
  expect(diff).toMatch(
    /^@@ -12 \+12 @@\n line 12\n[^]*\n line 19\n-line 20\n\+changed\n line 21\n[^]*\n line 28$/,
  );
  const twice = changesBetween(lines(), lines([5, 'a'], [50, 'b\nc'])) ?? '';
  expect(twice.match(/^@@.*$/gm)).toEqual(['@@ -1 +1 @@', '@@ -42 +42 @@']);
  expect(twice.match(/^[+-].*$/gm)).toEqual(['-line 5', '+a', '-line 50', '+b', '+c']);
  expect(changesBetween('a\nb', 'a\nx\nb')).toBe('@@ -1 +1 @@\n a\n+x\n b');
});

test('no change is told as none; too much change is no diff', () => {
  expect(changesBetween('a', 'a')).toBe('');
  const long = (word: string) => Array.from({ length: 2_000 }, (_, i) => `${word} ${i}`).join('\n');
  expect(changesBetween(long('a'), long('b'))).toBeNull();
});
