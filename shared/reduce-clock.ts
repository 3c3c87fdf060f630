// How one event changes a room's clock: set anew, standing still, quiet time. Pure.
import type { RoomEvent } from './protocol.ts';
import type { RoomState } from './room.ts';

type ClockEvent = Extract<RoomEvent, { kind: 'focused' | 'paused' | 'resumed' | 'timed' }>;

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
