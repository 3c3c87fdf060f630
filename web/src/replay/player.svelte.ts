// One replay in this browser: where it stands, whether it plays, and what room and code are at that moment.
// Knows no component and no network.
import { codeKey } from '../../../shared/documents.ts';
import { playedTo } from '../../../shared/replay/clock.ts';
import { countUntil } from '../../../shared/replay/keyframes.ts';
import { nextPoint, previousPoint } from '../../../shared/replay/points.ts';
import type { Story } from './story.ts';

export const speeds = [1, 2, 4, 8, 16, 32] as const;
/** The longest step of one frame, ms of wall time: a tab that was hidden does not leap. */
const longest = 250;
/** How long somebody counts as typing after an edit, ms. */
const typing = 1_500;

export type Player = ReturnType<typeof createPlayer>;

/** What is on show at a moment. */
function createLook(story: Story, now: () => number) {
  const { recording, edits, editTimes, eventTimes, followed } = story;
  let chosen = $state<string | null>(null);
  const eventCount = $derived(countUntil(eventTimes, now()));
  const editCount = $derived(countUntil(editTimes, now()));
  const room = $derived(story.roomAfter(eventCount));
  const first = $derived(codeKey(room.question, recording.header.session.language));
  const last = $derived(followed[editCount - 1] ?? null);
  // The question that everybody looks at, also when nobody has typed there yet.
  const here = $derived(last?.startsWith(`q${room.question}/`) ? last : first);
  const key = $derived(chosen ?? here);
  const text = $derived(story.textAfter(editCount, key));
  return {
    /** The text that is shown for good; null: the one that was edited last. */
    get chosen() {
      return chosen;
    },
    set chosen(to) {
      chosen = to;
    },
    get room() {
      return room;
    },
    get key() {
      return key;
    },
    get text() {
      return text;
    },
    /** Who typed last, if that was a moment ago; else null. */
    get typist() {
      const last = edits[editCount - 1];
      return last && now() - last.at < typing ? story.nameOf(last.by) : null;
    },
  };
}

/** `from`: where it stands at first, ms since 1970; null: the start. The caller closes it, and with it the story. */
export function createPlayer(story: Story, from: number | null) {
  const { start, end, gaps, points } = story;
  const within = (to: number) => Math.min(end, Math.max(start, to));
  let at = $state(within(from ?? start));
  let playing = $state(false);
  let speed = $state<(typeof speeds)[number]>(4);
  let skips = $state(true);
  let frame = 0;
  const look = createLook(story, () => at);

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
