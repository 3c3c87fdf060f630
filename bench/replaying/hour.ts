// A made-up interview of one hour: 20,000 edits of code and board by two people, their cursors, runs with output, talk.
// Always the same.
import * as Y from 'yjs';
import { shapesKey } from '../../shared/board.ts';
import type { Happening } from '../../shared/protocol.ts';
import type { Place } from '../../shared/replay/cursors.ts';
import type { Step } from '../../server/docs/cursor-trail.ts';

const HOUR_MS = 3_600_000;
const PROGRAM =
  'def solve(values):\n    best = 0\n    for value in values:\n        best += value\n    return best\n\n';
const RUNS = 60;
const TALK = 120;

export interface Row {
  name: 'code' | 'board';
  at: number; // ms since 1970
  by: string | null;
  data: Uint8Array;
}
export interface Happened {
  at: number;
  by: string | null;
  happening: Happening;
}

/** Numbers from 0 to 1, the same every time. */
function dice(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) & 0x7fffffff) / 0x7fffffff;
}

/**
 * `people`: seat ids. Typing with corrections, in two languages; every fiftieth edit moves a shape of the board, and with
 * every fourth somebody's cursor goes elsewhere.
 */
export function editsOfAnHour(
  count: number,
  start: number,
  people: [string, string],
): { rows: Row[]; steps: Step[] } {
  const rows: Row[] = [];
  const steps: Step[] = [];
  const next = dice(7);
  const code = new Y.Doc();
  const board = new Y.Doc();
  let now = { at: start, by: people[0] };
  code.on('update', (data) => rows.push({ name: 'code', ...now, data }));
  board.on('update', (data) => rows.push({ name: 'board', ...now, data }));
  const shapes = board.getMap(shapesKey);
  let caret = 0;
  for (let i = 0; i < count; i++) {
    const text = code.getText(i < count * 0.7 ? 'q1/python' : 'q2/python');
    now = { at: start + Math.floor((i / count) * HOUR_MS), by: people[i % 40 === 0 ? 1 : 0] };
    if (i % 50 === 49) {
      draw(board, shapes, i);
      continue;
    }
    if (next() < 0.02) caret = Math.floor(next() * text.length);
    caret = Math.min(caret, text.length);
    if (next() < 0.18 && caret > 0) text.delete(--caret, 1);
    else text.insert(caret++, PROGRAM[i % PROGRAM.length] ?? ' ');
    if (i % 4 === 0)
      steps.push(stepIn(text, { seat: people[i % 12 === 0 ? 1 : 0], at: now.at, head: caret }));
  }
  return { rows, steps };
}

/** A caret, or a selection of the characters around it. */
function stepIn(text: Y.Text, { seat, at, head }: { seat: string; at: number; head: number }): Step {
  const place = (index: number): Place => {
    const { item } = Y.createRelativePositionFromTypeIndex(text, Math.max(0, index));
    return item === null ? null : [item.client, item.clock];
  };
  const name = Y.findRootTypeKey(text);
  if (at % 3 === 0) return { seat, at, where: [name, place(head), place(head - 20)] };
  return { seat, at, where: [name, place(head - (at % 40))] };
}

function draw(board: Y.Doc, shapes: Y.Map<unknown>, i: number): void {
  const id = `shape-${String(i % 40)}`;
  const known = shapes.get(id);
  if (known instanceof Y.Map) return void known.set('x', (i * 7) % 1_400);
  const fields = { kind: 'rectangle', x: 40, y: (i % 40) * 20, w: 200, h: 120, colour: 'blue' };
  board.transact(() =>
    shapes.set(id, new Y.Map(Object.entries({ ...fields, text: id, order: i, points: [] }))),
  );
}

/** Runs and tests with their output, and talk, spread over the hour. */
export function eventsOfAnHour(start: number, people: [string, string]): Happened[] {
  const [candidate, interviewer] = people;
  const events: Happened[] = [];
  const happen = (at: number, by: string | null, happening: Happening) => events.push({ at, by, happening });
  for (let i = 0; i < RUNS; i++) {
    const at = start + Math.floor(((i + 0.5) / RUNS) * HOUR_MS);
    const run = `run-${String(i)}`;
    const tests = i % 3 === 2;
    happen(at, candidate, {
      kind: 'run.started',
      run,
      purpose: tests ? 'test' : 'run',
      language: 'python',
      question: 1,
      source: PROGRAM.repeat(8),
    });
    for (let line = 0; line < 20; line++)
      happen(at + 100, null, {
        kind: 'run.output',
        run,
        stream: 'stdout',
        text: `line ${String(line)} of ${run}\n`,
      });
    const end = { reason: 'ok' as const, message: '', exitCode: 0, signal: null, wallMs: 80, cpuMs: 60 };
    const verdict = {
      status: 'partial' as const,
      passed: Math.min(5, Math.floor(i / 9)),
      total: 5,
      score: i,
    };
    happen(at + 200, null, {
      kind: 'run.ended',
      run,
      end: { ...end, memoryKb: 9_000, truncated: false },
      receipt: null,
      verdict: tests ? verdict : null,
    });
  }
  for (let i = 0; i < TALK; i++)
    happen(start + Math.floor((i / TALK) * HOUR_MS), i % 2 === 0 ? candidate : interviewer, {
      kind: 'said',
      text: `Sentence ${String(i)} about why this part is written as it is.`,
      agent: false,
    });
  return events.sort((a, b) => a.at - b.at);
}
