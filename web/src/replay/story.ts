// A recording made ready to be played: keyframes of room and code, times, gaps, points, names. Knows no screen.
import { reduce } from '../../../shared/reduce.ts';
import { emptyRoom, type RoomState } from '../../../shared/room.ts';
import { idleGaps } from '../../../shared/replay/clock.ts';
import { createKeyframes } from '../../../shared/replay/keyframes.ts';
import { pointsOf } from '../../../shared/replay/points.ts';
import { heard } from '../lib/i18n/words.ts';
import type { Edit, Recording } from '../../../shared/replay/recording.ts';
import { personColour } from '../lib/colours.ts';
import { createRebuilt, fileNames, shapesOf } from './rebuilt.ts';
import { createWhereabouts } from './whereabouts.ts';

/** Events between two kept rooms. */
const every = 200;

export type Story = Awaited<ReturnType<typeof tellStory>>;

/** All keyframes are made before this resolves, in slices, so that the page stays alive. The caller closes it. */
export async function tellStory(recording: Recording) {
  const { header, events } = recording;
  const codeEdits = recording.edits.filter((edit) => edit.doc === 'code');
  const boardEdits = recording.edits.filter((edit) => edit.doc === 'board');
  const code = createRebuilt(codeEdits);
  const board = createRebuilt(boardEdits);
  const rooms = createKeyframes<RoomState, RoomState>({
    length: events.length,
    every,
    empty: () => emptyRoom(),
    apply: (room, from, to) => events.slice(from, to).reduce(reduce, room),
    freeze: (room) => room,
    thaw: (room) => room,
  });
  while (rooms.prepare() || code.frames.prepare() || board.frames.prepare())
    await new Promise((resolve) => setTimeout(resolve));
  code.frames.seek(codeEdits.length); // what lies behind the last keyframe, for `touched` and `texts`
  board.frames.seek(boardEdits.length);

  // Whoever only had the code open never came into the room.
  const came = Object.keys(rooms.seek(events.length).people);
  const everybody = [...new Set([...came, ...recording.cursors.keys()])];
  const findPeople = createWhereabouts(recording);
  const eventTimes = rising(events.map((event) => event.at));
  const worked = recording.edits.filter((edit) => edit.by !== null);
  const moments = [...worked.map((edit) => edit.at), ...eventTimes].sort((a, b) => a - b);
  // From the first thing that somebody did to the last: a session may be made days before its interview.
  const start = moments[0] ?? header.session.startedAt;
  const end = Math.max(start + 1_000, moments.at(-1) ?? 0);
  return {
    recording,
    code: { edits: codeEdits, times: timesOf(codeEdits, start) },
    board: { edits: boardEdits, times: rising(boardEdits.map((edit) => edit.at)) },
    eventTimes,
    start,
    end,
    gaps: idleGaps([...moments, end]),
    points: pointsOf(events, heard),
    /** By name; `from`: the number of the edit that first wrote it. */
    texts: [...code.texts]
      .map(([key, from]) => ({ key, from }))
      .sort((a, b) => a.key.localeCompare(b.key, undefined, { numeric: true })),
    broken: code.broken + board.broken,
    nameOf: namesOf(recording),
    /** As it was in the room. */
    colourOf: (seat: string) => personColour(everybody, seat),
    /** Who typed or drew when; without the starter code. */
    worked,
    /** For each edit the text that somebody changed last, itself included. */
    followed: lastTouched(code.touched, codeEdits),
    roomAfter: (count: number) => rooms.seek(count),
    textAfter: (count: number, key: string) => code.frames.seek(count).getText(key).toJSON(),
    /** Who is where in the code, at `at` (ms) and after so many edits. */
    peopleAt: (at: number, count: number) => findPeople(at, code.frames.seek(count)),
    /** The files beside the main ones: key and name of each. */
    filesAfter: (count: number) => fileNames(code.frames.seek(count)),
    shapesAfter: (count: number) => shapesOf(board.frames.seek(count)),
    close() {
      for (const frames of [rooms, code.frames, board.frames]) frames.close();
    },
  };
}

function namesOf({ header, events }: Recording): (seat: string | null) => string | null {
  const names = new Map(header.seats.map((seat) => [seat.id, seat.name]));
  for (const event of events) if (event.kind === 'joined') names.set(event.seat.id, event.seat.name);
  return (seat) => (seat === null ? null : (names.get(seat) ?? null));
}

/** The starter code is put in when the first person opens it: in a replay it is there from the start. */
function timesOf(edits: readonly Edit[], start: number): number[] {
  const seeds = edits.findIndex((edit) => edit.by !== null);
  return rising(edits.map(({ at }, i) => (i < seeds || seeds < 0 ? Math.min(at, start) : at)));
}

/** Nodes' clocks differ a little: a later event never counts as an earlier moment. */
function rising(times: number[]): number[] {
  let most = -Infinity;
  return times.map((time) => (most = Math.max(most, time)));
}

function lastTouched(touched: readonly (string | null)[], edits: readonly Edit[]): (string | null)[] {
  let last: string | null = null;
  return edits.map(({ by }, i) => (last = (by === null ? null : touched[i]) ?? last));
}
