// The pure half of a replay: any moment from keyframes, a clock that skips quiet, points, lines, and the chain.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type RoomEvent } from '../../../shared/protocol.ts';
import { chainStart, hashedText, sealedLine, verifyChain } from '../../../shared/replay/chain.ts';
import { idleGaps, playedTo } from '../../../shared/replay/clock.ts';
import { countUntil, createKeyframes } from '../../../shared/replay/keyframes.ts';
import { nextPoint, pointsOf, previousPoint } from '../../../shared/replay/points.ts';
import { BadRecording, createReader } from '../../../shared/replay/recording.ts';

describe('keyframes', () => {
  const numbers = Array.from({ length: 103 }, (_, i) => i);
  /** A state that is changed in place, as a Yjs document is. */
  const create = (every: number) => {
    const most = { applied: 0 };
    const frames = createKeyframes<number[], string>({
      length: numbers.length,
      every,
      empty: () => [],
      apply: (state, from, to) => {
        most.applied += to - from;
        state.push(...numbers.slice(from, to));
        return state;
      },
      freeze: (state) => JSON.stringify(state),
      thaw: (frame) => JSON.parse(frame),
    });
    return { frames, most };
  };

  test('wherever one seeks, in whatever order, the state is the first n changes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -3, max: 110 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 40 }),
        fc.boolean(),
        (counts, every, prepared) => {
          const { frames } = create(every);
          while (prepared && frames.prepare());
          for (const count of counts)
            expect(frames.seek(count)).toEqual(numbers.slice(0, Math.max(0, count)));
        },
      ),
    );
  });

  test('once prepared, a seek applies less than one stretch', () => {
    const { frames, most } = create(10);
    while (frames.prepare());
    for (const count of [99, 5, 57, 103, 0, 44]) {
      most.applied = 0;
      frames.seek(count);
      expect(most.applied).toBeLessThan(10);
    }
  });

  test('countUntil counts those at the very moment too', () => {
    const times = [10, 20, 20, 30];
    expect([9, 10, 19, 20, 29, 30, 99].map((at) => countUntil(times, at))).toEqual([0, 1, 1, 3, 3, 4, 4]);
  });
});

describe('the clock', () => {
  const gaps = idleGaps([0, 2_000, 30_000, 31_000, 60_000], { longest: 5_000, kept: 1_000 });

  test('quiet is found, a second is left at either end', () => {
    expect(gaps).toEqual([
      { from: 3_000, to: 29_000 },
      { from: 32_000, to: 59_000 },
    ]);
  });

  test('playing jumps over it, also from within', () => {
    expect(playedTo(0, 2_500, gaps)).toBe(2_500);
    expect(playedTo(2_500, 1_000, gaps)).toBe(29_500);
    expect(playedTo(10_000, 500, gaps)).toBe(29_500);
    expect(playedTo(2_900, 3_200, gaps)).toBe(59_100);
    expect(playedTo(2_500, 1_000, [])).toBe(3_500);
  });

  test('small steps lead where one long step leads', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 0, max: 61_000 }),
        (steps, from) => {
          const whole = steps.reduce((sum, step) => sum + step, 0);
          expect(steps.reduce((at, step) => playedTo(at, step, gaps), from)).toBe(
            playedTo(from, whole, gaps),
          );
        },
      ),
    );
  });
});

const said = (n: number, text: string): RoomEvent => ({
  n,
  at: n * 1_000,
  by: 'seat_a',
  audience: 'room',
  kind: 'said',
  text,
  agent: false,
});

test('points, and the way from one to the next', () => {
  const points = pointsOf([
    said(1, 'Hello'),
    { n: 2, at: 2_000, by: null, audience: 'room', kind: 'left', seat: 'seat_a' },
    { n: 3, at: 3_000, by: 'seat_i', audience: 'interviewers', kind: 'marked', mark: 'plus', text: 'clear' },
  ]);
  expect(points.map(({ kind, tone, text }) => [kind, tone, text])).toEqual([
    ['talk', 'plain', 'Hello'],
    ['mark', 'ok', 'marked a good moment: clear'],
  ]);
  expect([nextPoint(points, 1_000)?.n, nextPoint(points, 3_000)?.n]).toEqual([3, undefined]);
  expect([previousPoint(points, 3_000)?.n, previousPoint(points, 1_000)?.n]).toEqual([1, undefined]);
});

const header = {
  kind: 'session',
  format: 'candor-recording',
  version: 1,
  madeAt: 1,
  audience: 'room',
  session: {
    id: 'test_1',
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    languages: ['python'],
    startedAt: 0,
    endedAt: null,
    questions: [],
  },
  seats: [],
};
const lines = [
  header,
  { kind: 'edits', doc: 'code', by: null, at: 50, edits: [[0, 'AA=='], [20, 'AQ==']] }, // prettier-ignore
  { kind: 'event', event: said(1, 'Hello') },
  { kind: 'end', edits: 2, events: 1 },
].map((line) => JSON.stringify(line));

describe('a recording', () => {
  const read = (texts: string[]) => {
    const reader = createReader();
    for (const text of texts) reader.line(text);
    return reader.done();
  };
  test('is read, and says when its end is missing', () => {
    const recording = read(lines);
    expect(recording.edits.map(({ at, update }) => [at, update])).toEqual([
      [50, 'AA=='],
      [70, 'AQ=='],
    ]);
    expect([recording.events.length, recording.whole]).toEqual([1, true]);
    expect(read(lines.slice(0, -1)).whole).toBe(false);
  });
  test.each([
    ['something else', ['{"a":1}'], 'line 1 is not'],
    ['no JSON', [lines[0] ?? '', 'PK\u0003'], 'line 2 cannot be read'],
    ['no header', lines.slice(1), 'not a recording'],
    ['nothing', [], 'not a recording'],
  ])('%s is refused in words', (_, texts, words) => {
    expect(() => read(texts)).toThrow(BadRecording);
    expect(() => read(texts)).toThrow(words);
  });
});

test('a chain ends where a line was changed, and says when a signature cannot be checked', async () => {
  const sha = (text: string) => createHash('sha256').update(text).digest('hex');
  let before = chainStart;
  const signature = JSON.stringify({ kind: 'signature', algorithm: 'Ed25519', signature: 'c2ln' });
  const sealed = [...lines, signature].map((json) => {
    before = sha(hashedText(before, json));
    return sealedLine(before, json);
  });
  expect(sealed.map((line) => JSON.parse(line).kind)).toEqual([
    'session',
    'edits',
    'event',
    'end',
    'signature',
  ]);
  const crypto = (good: boolean | null) => ({
    sha256: async (text: string) => sha(text),
    verify: async () => good,
  });
  expect(await verifyChain(sealed, crypto(true))).toMatchObject({ holds: true, lines: 5 });
  expect(await verifyChain(sealed, crypto(null))).toMatchObject({ holds: null });
  expect(await verifyChain(sealed, crypto(false))).toMatchObject({ holds: false, line: 5 });
  const changed = sealed.with(2, (sealed[2] ?? '').replace('Hello', 'Hallo'));
  expect(await verifyChain(changed, crypto(true))).toMatchObject({ holds: false, line: 3 });
  expect(await verifyChain(sealed.slice(0, -1), crypto(true))).toMatchObject({ holds: false, line: 5 });
});
