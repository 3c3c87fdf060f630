// What came of an interview over time: how many tests passed after each try, and what each person did. Pure.
import type { RoomEvent } from '../protocol.ts';

export interface Step {
  at: number; // ms since 1970
  question: number;
  passed: number;
  total: number;
  /** Hidden tests too; else the samples alone. */
  submitted: boolean;
}

/** One for each run that was held against tests, in order. Runs that were stopped, or failed by our fault, are none. */
export function stepsOf(events: readonly RoomEvent[]): Step[] {
  const started = new Map<string, Extract<RoomEvent, { kind: 'run.started' }>>();
  const steps: Step[] = [];
  for (const event of events) {
    if (event.kind === 'run.started') started.set(event.run, event);
    if (event.kind !== 'run.ended' || !event.verdict || event.verdict.total === 0) continue;
    if (event.end.reason === 'stopped' || event.end.reason === 'internal') continue;
    const run = started.get(event.run);
    if (!run || run.purpose === 'run') continue;
    const { passed, total } = event.verdict;
    steps.push({ at: event.at, question: run.question, passed, total, submitted: run.purpose === 'submit' });
  }
  return steps;
}

export interface Activity {
  by: string; // seat
  edits: number[]; // when, ms since 1970
  runs: number[]; // runs, tests and submissions
  messages: number[];
}

/** Of everybody who wrote, drew, ran or said something; whoever did most stands first. */
export function activityOf(
  edits: readonly { at: number; by: string | null }[],
  events: readonly RoomEvent[],
): Activity[] {
  const people = new Map<string, Activity>();
  const note = (by: string | null, what: 'edits' | 'runs' | 'messages', at: number) => {
    if (by === null) return;
    const one = people.get(by) ?? { by, edits: [], runs: [], messages: [] };
    people.set(by, one);
    one[what].push(at);
  };
  for (const edit of edits) note(edit.by, 'edits', edit.at);
  for (const event of events)
    if (event.kind === 'run.started') note(event.by, 'runs', event.at);
    else if (event.kind === 'said') note(event.by, 'messages', event.at);
  const size = (one: Activity) => one.edits.length + one.runs.length + one.messages.length;
  return [...people.values()].sort((a, b) => size(b) - size(a));
}

/** How often something happened in each of `slices` equal parts of the time from `start` to `end`. */
export function counted(times: readonly number[], start: number, end: number, slices: number): number[] {
  const counts = Array.from({ length: slices }, () => 0);
  for (const at of times) {
    const slice = Math.floor(((at - start) / (end - start)) * slices);
    const within = Math.min(slices - 1, Math.max(0, slice));
    counts[within] = (counts[within] ?? 0) + 1;
  }
  return counts;
}
