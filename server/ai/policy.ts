// When the AI interviewer speaks, when it is silent, how far it helps. Pure rules: knows no model and no prompt.
import type { Pilot } from '../../shared/ai-events.ts';
import type { RoomState, Run } from '../../shared/room.ts';

/** `asked`: by the candidate; `answered`: its question was; the others are the AI's own idea. */
export type Occasion = 'asked' | 'stuck' | 'repeated' | 'submitted' | 'answered' | 'closing';

/** It thought of something to say, and said nothing to the room. */
export interface Silence {
  occasion: Occasion;
  at: number; // ms since 1970
}
export interface Situation {
  now: number; // ms since 1970, as every time here
  room: Pick<RoomState, 'muted' | 'ended' | 'pausedAt' | 'focusUntil' | 'chat'>;
  /** The newest stored edit of the code; null: none yet. */
  lastTypedAt: number | null;
  /** The session lets it speak unasked. */
  speaks: boolean;
  /** Who steers it, and how many of its messages wait for a person. */
  pilot: Pilot;
  drafts: number;
  /** The last one that it kept; null: none. */
  silence: Silence | null;
}

export const typingMs = 15_000; // who typed so lately is not to be interrupted
export const betweenMs = 120_000; // between two remarks that nobody asked for
const sameErrors = 3;

/** Null: speak. Else why not, in words for the log. */
export function whySilent(occasion: Occasion, situation: Situation): string | null {
  const { now, room, lastTypedAt, speaks, pilot, drafts, silence } = situation;
  if (room.ended !== null) return 'the session has ended';
  if (room.pausedAt !== null) return 'the interview is paused';
  if (room.muted) return 'an interviewer has muted it';
  if (pilot === 'taken') return 'an interviewer speaks in its place';
  if (occasion === 'asked') return null; // an answer is no interruption
  if (drafts > 0) return 'a message of it waits for an interviewer';
  if (!speaks) return 'the session lets it speak only when asked';
  if (room.focusUntil !== null && room.focusUntil > now) return 'it is focus time';
  if (silence?.occasion === occasion && now - silence.at < betweenMs)
    return 'it had nothing to say a moment ago';
  // Whoever has just spoken to it is not interrupted.
  if (occasion === 'answered' || occasion === 'closing') return null;
  const lastSpokeAt = room.chat.findLast((said) => said.agent && said.by === null)?.at ?? 0;
  if (now - lastSpokeAt < betweenMs) return 'it spoke a moment ago';
  // A submission is a pause by itself: its edits are a moment old, and nobody is typing.
  if (occasion !== 'submitted' && lastTypedAt !== null && now - lastTypedAt < typingMs)
    return 'the candidate is typing';
  return null;
}

/** Whether nothing has happened for `stuckMs` (milliseconds) although the candidate is there and the question is not solved. */
export function isStuck(
  room: RoomState,
  { lastTypedAt, now, stuckMs }: { lastTypedAt: number | null; now: number; stuckMs: number },
): boolean {
  const candidate = Object.values(room.people).find(({ role, present }) => role === 'candidate' && present);
  if (candidate === undefined || room.running !== null) return false;
  const runs = Object.values(room.runs);
  if (runs.some((run) => run.question === room.question && run.verdict?.status === 'correct')) return false;
  const times = [candidate.since, lastTypedAt ?? 0, room.chat.at(-1)?.at ?? 0, room.hints.at(-1)?.at ?? 0];
  return now - Math.max(...times, ...runs.map((run) => run.endedAt ?? run.startedAt)) >= stuckMs;
}

/** Whether the newest three finished runs of the question failed in the same way; told at the third, sixth, … */
export function repeatsError(room: RoomState): boolean {
  const errors = Object.values(room.runs)
    .filter((run) => run.question === room.question && run.end !== null)
    .map(errorOf);
  const last = errors.at(-1) ?? null;
  if (last === null) return false;
  const others = errors.findLastIndex((error) => error !== last);
  return (errors.length - 1 - others) % sameErrors === 0;
}

/** How a run failed, in words that are the same for the same failure; null: it did not. */
function errorOf(run: Run): string | null {
  const failed = run.tests.filter((test) => !test.passed);
  if (failed.length > 0)
    return failed.map(({ index, reason, message }) => `${index} ${reason} ${message}`).join();
  if (run.end === null || run.end.reason === 'ok' || run.end.reason === 'stopped') return null;
  const printed = run.output.filter(({ stream }) => stream === 'stderr' || stream === 'compile');
  const text = printed.map((chunk) => chunk.text).join('');
  return `${run.end.reason} ${text.trimEnd().split('\n').at(-1) ?? ''}`;
}
