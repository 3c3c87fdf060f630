// The clock of a replay: time in which nothing happens can be skipped. Pure; milliseconds throughout.

/** Nothing happens between the two. */
export interface Gap {
  from: number;
  to: number;
}

/** Quiet of more than `longest` between two moments (in order) is a gap; `kept` of it stays at either end. */
export function idleGaps(
  moments: readonly number[],
  { longest = 6_000, kept = 1_000 }: { longest?: number; kept?: number } = {},
): Gap[] {
  const gaps: Gap[] = [];
  for (const [i, to] of moments.entries()) {
    const from = moments[i - 1] ?? to;
    if (to - from > longest) gaps.push({ from: from + kept, to: to - kept });
  }
  return gaps;
}

/** Where the clock stands after `by` of playing from `at`. Gaps (in order) cost no time. */
export function playedTo(at: number, by: number, gaps: readonly Gap[]): number {
  let left = by;
  let now = at;
  for (const gap of gaps) {
    if (gap.to <= now) continue;
    const before = Math.max(0, gap.from - now);
    if (left <= before) break;
    left -= before;
    now = gap.to;
  }
  return now + left;
}
