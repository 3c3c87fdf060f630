// What came of an interview over time: tries against tests, and each person's share.
import { expect, test } from 'vitest';
import type { RoomEvent } from '../../../shared/protocol.ts';
import { activityOf, counted, stepsOf } from '../../../shared/replay/progress.ts';

const base = { audience: 'room' as const };
const end = {
  reason: 'ok' as const,
  message: '',
  exitCode: 0,
  signal: null,
  wallMs: 1,
  cpuMs: 1,
  memoryKb: 1,
};
let n = 0;
function run(
  at: number,
  purpose: 'run' | 'test' | 'submit',
  passed: number,
  reason: 'ok' | 'stopped' = 'ok',
) {
  const id = `run_${n}`;
  const verdict = purpose === 'run' ? null : { status: 'partial' as const, score: 0, passed, total: 4 };
  const started: RoomEvent = {
    ...base,
    n: ++n,
    at,
    by: 'ada',
    kind: 'run.started',
    run: id,
    purpose,
    language: 'python',
    question: 2,
    source: '',
  };
  const ended: RoomEvent = {
    ...base,
    n: ++n,
    at: at + 5,
    by: null,
    kind: 'run.ended',
    run: id,
    end: { ...end, reason, truncated: false },
    receipt: null,
    verdict,
  };
  return [started, ended];
}

test('each try against tests is a step; mere runs and what was stopped are none', () => {
  const events = [
    ...run(10, 'run', 0),
    ...run(20, 'test', 1),
    ...run(30, 'submit', 3),
    ...run(40, 'test', 0, 'stopped'),
  ];
  expect(stepsOf(events)).toEqual([
    { at: 25, question: 2, passed: 1, total: 4, submitted: false },
    { at: 35, question: 2, passed: 3, total: 4, submitted: true },
  ]);
});

test('people are told apart, whoever did most first; the server itself is nobody', () => {
  const said: RoomEvent = { ...base, n: ++n, at: 50, by: 'grace', kind: 'said', text: 'Why?', agent: false };
  const edits = [null, 'ada', 'ada', 'grace'].map((by, i) => ({ at: i, by }));
  expect(activityOf(edits, [...run(10, 'run', 0), said])).toEqual([
    { by: 'ada', edits: [1, 2], runs: [10], messages: [] },
    { by: 'grace', edits: [3], runs: [], messages: [50] },
  ]);
});

test('counts fall into equal parts, the very end into the last', () => {
  expect(counted([0, 1, 50, 99, 100], 0, 100, 4)).toEqual([2, 0, 1, 2]);
});
