function fewestMasts(masts: number[][], length: number): number {
  // furthest[k]: how far k masts cover without a gap; each round tries every mast.
  let covered = 0;
  let count = 0;
  while (covered < length) {
    let next = covered;
    for (const [place, range] of masts) if (place - range <= covered) next = Math.max(next, place + range);
    if (next === covered) return -1;
    covered = next;
    count++;
  }
  return count;
}
