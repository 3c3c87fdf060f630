// How many edit messages of one connection were heard, and how many are stored. Knows no message.

export interface Counts {
  /** Its answer to our step 1 is stored: only from then on does a clock say that older deletions are stored, too. */
  handedIn: boolean;
  heard: number;
  stored: number;
  last: { count: number } | null; // the newest row that is not stored yet
  told: { version: number; stored: number; at: number }; // what the client was told last
}

export const noCounts = (): Counts => ({
  handedIn: false,
  heard: 0,
  stored: 0,
  last: null,
  told: { version: 0, stored: 0, at: 0 },
});

/** An edit became a row: returns what to call when the row is stored. `answer`: it answers our step 1. */
export function countRow(counts: Counts, answer: boolean): () => void {
  const mark = { count: counts.heard };
  counts.last = mark;
  return () => {
    counts.handedIn ||= answer;
    counts.stored = mark.count;
    counts.told.at = 0; // its author is told soon, also of what came by step 2 and was not counted
    if (counts.last === mark) counts.last = null;
  };
}

/** An edit held nothing new: it is stored when all before it are. */
export function countNothingNew(counts: Counts): void {
  if (counts.last === null) counts.stored = counts.heard;
  else counts.last.count = counts.heard;
}
