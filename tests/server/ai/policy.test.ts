// When the AI interviewer speaks and when it is silent; what it notices by itself.
import { expect, test } from 'vitest';
import {
  betweenMs,
  isStuck,
  type Occasion,
  repeatsError,
  type Situation,
  typingMs,
  whySilent,
} from '../../../server/ai/policy.ts';
import type { Happening } from '../../../shared/protocol.ts';
import { reduceAll } from '../../../shared/reduce.ts';
import { emptyRoom, type RoomState } from '../../../shared/room.ts';
import { ada, ended, event } from '../../shared/room-events.ts';

const now = 10_000_000;
const calm: Situation = {
  now,
  room: emptyRoom(),
  lastTypedAt: null,
  speaks: true,
  pilot: 'free',
  drafts: 0,
  silence: null,
};
const silent = (occasion: Occasion, ago: number): Situation => ({
  ...calm,
  silence: { occasion, at: now - ago },
});
const withRoom = (more: Partial<RoomState>): Situation => ({ ...calm, room: { ...emptyRoom(), ...more } });
const spoke = (at: number) => ({ n: 1, at, by: null, text: 'Hm?', agent: true, private: false });

test.each<[string, Situation, RegExp | null, RegExp | null]>([
  // what, situation, silent when stuck, silent when asked
  ['calm', calm, null, null],
  ['ended', withRoom({ ended: { at: 1, why: 'caller' } }), /ended/, /ended/],
  ['muted', withRoom({ muted: true }), /muted/, /muted/],
  ['focus time', withRoom({ focusUntil: now + 1 }), /focus/, null],
  ['focus time that is over', withRoom({ focusUntil: now }), null, null],
  ['typing', { ...calm, lastTypedAt: now - typingMs + 1 }, /typing/, null],
  ['typed before', { ...calm, lastTypedAt: now - typingMs }, null, null],
  ['spoke just now', withRoom({ chat: [spoke(now - betweenMs + 1)] }), /spoke/, null],
  ['spoke before', withRoom({ chat: [spoke(now - betweenMs)] }), null, null],
  ['taken over', { ...calm, pilot: 'taken' }, /in its place/, /in its place/],
  ['approved, nothing waits', { ...calm, pilot: 'approve' }, null, null],
  ['a draft waits', { ...calm, pilot: 'approve', drafts: 1 }, /waits for an interviewer/, null],
  ['nothing to say just now', silent('stuck', betweenMs - 1), /nothing to say/, null],
  ['nothing to say before', silent('stuck', betweenMs), null, null],
  ['nothing to say to something else', silent('repeated', 1), null, null],
  ['only when asked', { ...calm, speaks: false }, /only when asked/, null],
])('%s', (_what, situation, stuck, asked) => {
  const fits = (found: string | null, wanted: RegExp | null) =>
    wanted === null ? expect(found).toBeNull() : expect(found).toMatch(wanted);
  fits(whySilent('stuck', situation), stuck);
  fits(whySilent('asked', situation), asked);
});

test('after a submission the edits before it are no typing', () => {
  expect(whySilent('submitted', { ...calm, lastTypedAt: now - 1 })).toBeNull();
});

let n = 0;
const room = (...happenings: Happening[]) =>
  reduceAll(
    emptyRoom(),
    happenings.map((one) => event(++n, one)),
  );
const here: Happening = { kind: 'joined', seat: ada };
const run = (id: string, stderr: string, reason: 'exit' | 'ok' = 'exit'): Happening[] => [
  { kind: 'run.started', run: id, purpose: 'run', language: 'python', question: 1, source: 'x' },
  { kind: 'run.output', run: id, stream: 'stderr', text: `Traceback\n${stderr}\n` },
  { kind: 'run.ended', run: id, end: { ...ended, reason }, receipt: null, verdict: null },
];

const stuckMs = 240_000;
const at = (lastTypedAt: number | null, now: number) => ({ lastTypedAt, now, stuckMs });
test('stuck: present, nothing done for minutes, not solved', () => {
  const quiet = room(here);
  const later = (quiet.people[ada.id]?.since ?? 0) + stuckMs;
  expect(isStuck(quiet, at(null, later))).toBe(true);
  expect(isStuck(quiet, at(null, later - 1))).toBe(false);
  expect(isStuck(quiet, at(later - 1_000, later))).toBe(false);
  expect(isStuck(room(here, { kind: 'left', seat: ada.id }), at(null, later * 2))).toBe(false);
  expect(isStuck(emptyRoom(), at(null, later))).toBe(false);
});

test('the same error is noticed at the third time, once', () => {
  const same = (id: string) => run(id, 'KeyError: 3');
  expect(repeatsError(room(...same('a'), ...same('b')))).toBe(false);
  expect(repeatsError(room(...same('a'), ...same('b'), ...same('c')))).toBe(true);
  expect(repeatsError(room(...same('a'), ...same('b'), ...same('c'), ...same('d')))).toBe(false);
  expect(repeatsError(room(...same('a'), ...run('b', 'TypeError'), ...same('c')))).toBe(false);
  expect(repeatsError(room(...same('a'), ...same('b'), ...run('c', '', 'ok')))).toBe(false);
});
