// Any moment of a long list of changes, quickly: the state is kept every so often, and a seek goes on from the nearest.
// Knows not what a state is: a Yjs document, a room.

export interface Steps<S, K> {
  length: number; // how many changes there are
  /** Changes between two frames: a seek applies fewer than this many. */
  every: number;
  empty(): S;
  /** The state after the changes `from` (included) to `to` (excluded); may change the state given. */
  apply(state: S, from: number, to: number): S;
  freeze(state: S): K;
  thaw(frame: K): S;
  /** A state that is not used any more. */
  release?(state: S): void;
}

export interface Keyframes<S> {
  /** The state after the first `count` changes; good until the next call. Frames on the way are kept. */
  seek(count: number): S;
  /** One frame further; false: all are there, and every seek is quick from now on. */
  prepare(): boolean;
  close(): void;
}

export function createKeyframes<S, K>(steps: Steps<S, K>): Keyframes<S> {
  const { length, every } = steps;
  let state = steps.empty();
  let at = 0;
  const frames: K[] = [steps.freeze(state)]; // frames[i] comes after i × every changes

  const replace = (next: S) => {
    steps.release?.(state);
    state = next;
  };
  const goOn = (to: number) => {
    while (at < to) {
      const stop = Math.min(to, (Math.floor(at / every) + 1) * every);
      state = steps.apply(state, at, stop);
      at = stop;
      if (at === frames.length * every) frames.push(steps.freeze(state));
    }
  };
  const seek = (count: number): S => {
    const to = Math.min(length, Math.max(0, Math.floor(count)));
    const nearest = Math.min(Math.floor(to / every), frames.length - 1);
    const frame = frames[nearest];
    if (frame !== undefined && (to < at || nearest * every > at)) {
      replace(steps.thaw(frame));
      at = nearest * every;
    }
    goOn(to);
    return state;
  };
  return {
    seek,
    prepare() {
      const next = frames.length * every;
      if (next > length) return false;
      seek(next);
      return true;
    },
    close: () => steps.release?.(state),
  };
}

/** How many of the times, in order, are `at` or before. */
export function countUntil(times: readonly number[], at: number): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
