// How many edit messages of one connection were heard, and how many are stored. Knows no message.

export interface Counts {
  /** Its answer to our step 1 is stored: only from then on does a clock say that older deletions are stored, too. */
  handedIn: boolean;
  heard: number;
  stored: number;
  told: { version: number; stored: number; at: number }; // what the client was told last
}

export const noCounts = (): Counts => ({
  handedIn: false,
  heard: 0,
  stored: 0,
  told: { version: 0, stored: 0, at: 0 },
});

/** Returns what to call when the edit, and all before it, is stored. `answer`: it answers our step 1. */
export function countEdit(counts: Counts, answer: boolean): () => void {
  const { heard } = counts;
  return () => {
    counts.handedIn ||= answer;
    counts.stored = heard;
    if (answer) counts.told.at = 0; // its author is told soon, though it was not counted
  };
}
