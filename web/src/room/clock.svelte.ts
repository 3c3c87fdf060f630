// The interview's own clock: it stands still in a pause. Knows the room's state, no component.
import type { SessionView } from '../../../shared/protocol.ts';
import type { Room } from './room.svelte.ts';

export interface Clock {
  readonly paused: boolean;
  /** Milliseconds; null: the interview has no limit. */
  readonly left: number | null;
  /** Milliseconds since the start, pauses left out. */
  readonly gone: number;
  /** Ends at, ms since 1970; null: no limit, or paused. */
  readonly endsAt: number | null;
}

export function createClock(room: Room, view: () => SessionView): Clock {
  const time = () => room.state.pausedAt ?? room.now;
  const set = () => room.state.timed ?? view();
  /** The view knows the pauses before it was asked for, the journal those since. */
  const ends = () => {
    const { endsAt, pausedMs } = set();
    return endsAt === null ? null : endsAt + room.state.pausedMs - pausedMs;
  };
  return {
    get paused() {
      return room.state.pausedAt !== null && view().endedAt === null;
    },
    get left() {
      const at = ends();
      return at === null ? null : at - time();
    },
    get gone() {
      return time() - set().startedAt - room.state.pausedMs;
    },
    get endsAt() {
      return room.state.pausedAt === null ? ends() : null;
    },
  };
}
