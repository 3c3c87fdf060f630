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
}

/** `doc`: the code as it was at `at` (ms since 1970). */
export type FindPeople = (at: number, doc: Y.Doc) => Whereabouts[];

export function createWhereabouts({ cursors }: Recording): FindPeople {
  const people = [...cursors].map(([seat, steps]) => ({ seat, steps, times: steps.map((step) => step.at) }));
  return (at, doc) =>
    people.flatMap(({ seat, steps, times }) => {
      const where = steps[countUntil(times, at) - 1]?.where ?? null;
      if (where === null) return [];
      const [key, to, from = to] = where;
      const head = indexOf(doc, key, to);
      const anchor = indexOf(doc, key, from);
      return head === null || anchor === null ? [] : { seat, key, head, anchor };
    });
}
