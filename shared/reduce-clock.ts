// How one event changes a room's clock: set anew, standing still, quiet time. Pure.
import type { RoomEvent } from './protocol.ts';
import type { RoomState } from './room.ts';

type ClockEvent = Extract<RoomEvent, { kind: 'focused' | 'paused' | 'resumed' | 'timed' }>;

/** The current question is opened to the candidate at `at`, ms since 1970. */
export function open({ pausedAt, pausedMs }: RoomState, at: number): Pick<RoomState, 'opened'> {
  return { opened: { at, pausedMs: pausedMs + (pausedAt === null ? 0 : at - pausedAt) } };
}

/** Milliseconds that the candidate has had the current question at `now`, pauses left out. */
export function spent({ opened, pausedAt, pausedMs }: RoomState, now: number): number {
  return opened === null ? 0 : Math.max(0, (pausedAt ?? now) - opened.at - (pausedMs - opened.pausedMs));
}

export function changeClock(event: ClockEvent): Partial<RoomState> {
  switch (event.kind) {
    case 'focused':
      return { focusUntil: event.until };
    case 'paused':
      return { pausedAt: event.at };
    case 'resumed':
      return { pausedAt: null, pausedMs: event.pausedMs };
    case 'timed': {
      const { startedAt, endsAt, pausedMs } = event;
      return { timed: { startedAt, endsAt, pausedMs } };
    }
  }
}
