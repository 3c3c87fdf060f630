// Who is where in the code at a moment, by the recorded moves of their cursors. Knows no screen.
import type * as Y from 'yjs';
import { countUntil } from '../../../shared/replay/keyframes.ts';
import type { Recording } from '../../../shared/replay/recording.ts';
import { indexOf } from './rebuilt.ts';

/** Offsets count UTF-16 code units. */
export interface Whereabouts {
  seat: string;
  key: string; // of the text
  head: number;
  anchor: number; // the same where nothing is selected
  movedAt: number; // ms since 1970, by typing too
}

/** `doc`: the code as it was at `at` (ms since 1970). */
export type FindPeople = (at: number, doc: Y.Doc) => Whereabouts[];

export function createWhereabouts({ cursors, edits }: Recording): FindPeople {
  const people = [...cursors].map(([seat, steps]) => ({
    seat,
    steps,
    times: steps.map((step) => step.at),
    // A cursor that moves on with its own typing stays at the same character: of that there is no step.
    typed: edits
      .filter(({ by, doc }) => by === seat && doc === 'code')
      .map((edit) => edit.at)
      .sort((a, b) => a - b),
  }));
  return (at, doc) =>
    people.flatMap(({ seat, steps, times, typed }) => {
      const step = steps[countUntil(times, at) - 1];
      if (!step?.where) return [];
      const [key, to, from = to] = step.where;
      const head = indexOf(doc, key, to);
      const anchor = indexOf(doc, key, from);
      if (head === null || anchor === null) return [];
      const movedAt = Math.max(step.at, typed[countUntil(typed, at) - 1] ?? 0);
      return { seat, key, head, anchor, movedAt };
    });
}
