// What a room keeps of runs that are over.
import { expect, test } from 'vitest';
import type { Happening } from '../../shared/protocol.ts';
import { reduceAll } from '../../shared/reduce.ts';
import { emptyRoom } from '../../shared/room.ts';
import { withoutReplaced } from '../../web/src/room/runs.ts';
import { ended, event } from '../shared/room-events.ts';

const started = (run: string, purpose: 'run' | 'test' | 'submit', question: number): Happening => ({
  kind: 'run.started',
  run,
  purpose,
  language: 'python',
  question,
  source: 'print(1)',
});
const over = (run: string): Happening => ({
  kind: 'run.ended',
  run,
  end: ended,
  receipt: null,
  verdict: null,
});

test('the newest of each question and purpose stays, and whatever has not ended', () => {
  const room = reduceAll(emptyRoom(), [
    event(1, started('submitted', 'submit', 1)),
    event(2, over('submitted')),
    event(3, started('first', 'run', 1)),
    event(4, { kind: 'run.output', run: 'first', stream: 'stdout', text: 'x'.repeat(1_000) }),
    event(5, over('first')),
    event(6, started('slow', 'run', 1)),
    event(7, started('newest', 'run', 1)),
    event(8, over('newest')),
    event(9, started('of the next question', 'run', 2)),
    event(10, over('of the next question')),
  ]);
  const kept = withoutReplaced(room);
  expect(Object.keys(kept.runs)).toEqual(['submitted', 'slow', 'newest', 'of the next question']);
  expect(withoutReplaced(kept)).toBe(kept);
});

test('a long interview keeps no more runs than a short one', () => {
  let room = emptyRoom();
  for (let n = 1; n <= 200; n += 2) {
    const run = `run_${String(n)}`;
    room = withoutReplaced(reduceAll(room, [event(n, started(run, 'run', 1)), event(n + 1, over(run))]));
  }
  expect(Object.keys(room.runs)).toEqual(['run_199']);
});
