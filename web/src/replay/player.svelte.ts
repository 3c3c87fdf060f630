// One replay in this browser: where it stands, whether and how fast it plays.
// Knows no component and no network.
import { playedTo } from '../../../shared/replay/clock.ts';
import { nextPoint, previousPoint } from '../../../shared/replay/points.ts';
import { createLook } from './look.svelte.ts';
import type { Story } from './story.ts';

export const speeds = [1, 2, 4, 8, 16, 32] as const;
/** The longest step of one frame, ms of wall time: a tab that was hidden does not leap. */
const longest = 250;

export type Player = ReturnType<typeof createPlayer>;

/** `from`: where it stands at first, ms since 1970; null: the start. The caller closes it, and with it the story. */
export function createPlayer(story: Story, from: number | null) {
  const { start, end, gaps, points } = story;
  const within = (to: number) => Math.min(end, Math.max(start, to));
  let at = $state(within(from ?? start));
  let playing = $state(false);
  let speed = $state<(typeof speeds)[number]>(4);
  let skips = $state(true);
  let frame = 0;
  const playsNow = () => playing;
  const look = createLook(story, () => at, playsNow);

  const tick = (before: number) => (now: number) => {
    const step = Math.min(longest, Math.max(0, now - before)) * speed;
    at = within(playedTo(at, step, skips ? gaps : []));
    if (at >= end) playing = false;
    else frame = requestAnimationFrame(tick(now));
  };
  const pause = () => {
    playing = false;
    cancelAnimationFrame(frame);
  };
  const toggle = () => {
    if (playing) return pause();
    if (at >= end) at = start;
    playing = true;
    frame = requestAnimationFrame(tick(performance.now()));
  };
  return {
    story,
    look,
    pause,
    toggle,
    seek: (to: number) => void (at = within(to)),
    next: () => void (at = nextPoint(points, at)?.at ?? end),
    previous: () => void (at = previousPoint(points, at)?.at ?? start),
    get at() {
      return at;
    },
    get playing() {
      return playing;
    },
    get speed() {
      return speed;
    },
    set speed(to) {
      speed = to;
    },
    get skips() {
      return skips;
    },
    set skips(to) {
      skips = to;
    },
    close() {
      pause();
      story.close();
    },
  };
}
