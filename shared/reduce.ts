// How one event changes a room: one pure function for live rooms, late joiners, replay and reports. Knows no sockets.
import type { RoomEvent } from './protocol.ts';
import { changeAi, changeReviews } from './reduce-ai.ts';
import { changeClock, open } from './reduce-clock.ts';
import { withPart } from './reduce-parts.ts';
import type { TestResult } from './results.ts';
import type { Chunk, RoomState, Run } from './room.ts';

export const outputLimit = 1_000_000; // characters that a run keeps: its tail, so that no program fills a browser
const listLimit = 5_000; // entries that chat, hints, marks and signals keep each: the newest

/**
 * The room after `event`. A number that was seen changes nothing; gaps are legal: readers get events of their
 * audience only. Never changes its arguments.
 */
export function reduce(state: RoomState, event: RoomEvent): RoomState {
  if (event.n <= state.lastN) return state;
  return { ...state, ...change(state, event), lastN: event.n };
}

/** The room after all of `events`, in order. */
export function reduceAll(state: RoomState, events: Iterable<RoomEvent>): RoomState {
  for (const event of events) state = reduce(state, event);
  return state;
}

function change(state: RoomState, event: RoomEvent): Partial<RoomState> {
  switch (event.kind) {
    case 'run.started':
    case 'run.queued':
    case 'run.output':
    case 'run.tested':
    case 'run.revealed':
    case 'run.ended':
      return changeRuns(state, event);
    case 'review.started':
    case 'review.text':
    case 'review.ended':
      return changeReviews(state, event);
    case 'said':
    case 'hinted':
    case 'signalled':
    case 'answered':
    case 'marked':
      return changeLists(state, event);
    case 'waiting':
    case 'admitted':
    case 'joined':
    case 'left':
    case 'revoked':
    case 'permitted':
      return changePeople(state, event);
    case 'checked':
      return { checks: { ...state.checks, [event.seat]: event } };
    case 'advanced':
      return { question: event.question, complete: event.complete, ...open(state, event.at) };
    case 'revealed':
      return { parts: withPart(state.parts, event) };
    case 'focused':
    case 'paused':
    case 'resumed':
    case 'timed':
      return changeClock(event);
    case 'muted':
    case 'steered':
    case 'drafted':
    case 'decided':
    case 'closed':
    case 'countered':
    case 'summed':
      return changeAi(state, event);
    case 'rated':
      return {}; // the session's row has it
    case 'ended':
      return { ended: { at: event.at, why: event.why } };
  }
}

type Of<P extends string> = Extract<RoomEvent, { kind: P }>;
type RunEvent = Of<'run.started' | 'run.queued' | 'run.output' | 'run.tested' | 'run.revealed' | 'run.ended'>;

function changeRuns(state: RoomState, event: RunEvent): Partial<RoomState> {
  if (event.kind === 'run.started')
    return { runs: { ...state.runs, [event.run]: begin(event) }, running: event.run };
  const run = state.runs[event.run];
  if (!run) return {}; // its start was cut off by a page of the journal, or is of another audience
  const runs = { ...state.runs, [run.id]: runAfter(run, event) };
  return event.kind === 'run.ended' && state.running === run.id ? { runs, running: null } : { runs };
}

function begin(event: Of<'run.started'>): Run {
  const { run: id, purpose, language, question, source, files = [], by, at: startedAt } = event;
  const empty = { output: [], outputLength: 0, outputDropped: 0, tests: [] };
  const open = { place: 0, end: null, endedAt: null, receipt: null, verdict: null };
  return { id, purpose, language, question, source, files, by, startedAt, ...empty, ...open };
}

function runAfter(run: Run, event: Exclude<RunEvent, Of<'run.started'>>): Run {
  switch (event.kind) {
    case 'run.queued':
      return { ...run, place: event.place };
    case 'run.output':
      return withOutput(run, { n: event.n, at: event.at, stream: event.stream, text: event.text });
    case 'run.tested':
    case 'run.revealed':
      return { ...run, tests: withTest(run.tests, event.test) };
    case 'run.ended': {
      const { end, at: endedAt, receipt, verdict } = event;
      return { ...run, place: 0, end, endedAt, receipt, verdict };
    }
  }
}

function withOutput(run: Run, chunk: Chunk): Run {
  const output = [...run.output, chunk];
  let length = run.outputLength + chunk.text.length;
  let dropped = run.outputDropped;
  while (length > outputLimit) {
    const [first] = output;
    if (!first) break;
    const cut = Math.min(first.text.length, length - outputLimit);
    if (cut === first.text.length) output.shift();
    else output[0] = { ...first, text: first.text.slice(cut) };
    length -= cut;
    dropped += cut;
  }
  return { ...run, output, outputLength: length, outputDropped: dropped };
}

/** A test seen twice (plain, then revealed) keeps whichever has the values. */
function withTest(tests: TestResult[], test: TestResult): TestResult[] {
  const known = tests.find((other) => other.index === test.index);
  if (known && known.input !== null && test.input === null) return tests;
  return [...tests.filter((other) => other.index !== test.index), test].sort((a, b) => a.index - b.index);
}

function changeLists(
  state: RoomState,
  event: Of<'said' | 'hinted' | 'signalled' | 'answered' | 'marked'>,
): Partial<RoomState> {
  const { n, at, by } = event;
  switch (event.kind) {
    case 'said': {
      const { text, agent, audience } = event;
      return { chat: added(state.chat, { n, at, by, text, agent, private: audience === 'interviewers' }) };
    }
    case 'hinted': {
      const { text, level, cost, agent = false } = event;
      return { hints: added(state.hints, { n, at, by, text, level, cost, agent }) };
    }
    case 'signalled': {
      const { signal, detail, answer } = event;
      return { signals: added(state.signals, { n, at, by, signal, detail, answer }) };
    }
    case 'answered':
      return {
        signals: state.signals.map((one) => (one.n === event.to ? { ...one, answer: event.text } : one)),
      };
    case 'marked':
      return { marks: added(state.marks, { n, at, by, mark: event.mark, text: event.text }) };
  }
}

function added<T>(list: T[], entry: T): T[] {
  return [...list, entry].slice(-listLimit);
}

function changePeople(
  state: RoomState,
  event: Of<'waiting' | 'admitted' | 'joined' | 'left' | 'revoked' | 'permitted'>,
): Partial<RoomState> {
  const { people, waiting } = state;
  switch (event.kind) {
    case 'waiting':
      return { waiting: { ...waiting, [event.seat.id]: event.seat } };
    case 'admitted':
      return { waiting: without(waiting, event.seat) };
    case 'joined': {
      const person = { ...event.seat, present: true, since: event.at };
      const came = { people: { ...people, [person.id]: person }, waiting: without(waiting, person.id) };
      return { ...came, ...(person.role === 'candidate' && !state.opened && open(state, event.at)) };
    }
    case 'left':
    case 'revoked': {
      const gone = { waiting: without(waiting, event.seat) };
      const person = people[event.seat];
      if (!person) return gone;
      return { ...gone, people: { ...people, [person.id]: { ...person, present: false, since: event.at } } };
    }
    case 'permitted': {
      const person = people[event.seat];
      return person ? { people: { ...people, [person.id]: { ...person, write: event.write } } } : {};
    }
  }
}

function without<T>(record: Record<string, T>, id: string): Record<string, T> {
  if (!(id in record)) return record;
  return Object.fromEntries(Object.entries(record).filter(([key]) => key !== id));
}
