function cheapestCuts(length: number, marks: number[]): number {
  const ends = [0, ...[...marks].sort((a, b) => a - b), length];
  const memo = new Map<number, number>();
  const cost = (i: number, j: number): number => {
    if (j - i < 2) return 0;
    const key = i * 100 + j;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let best = Infinity;
    for (let k = i + 1; k < j; k++) best = Math.min(best, cost(i, k) + cost(k, j));
    memo.set(key, best + ends[j] - ends[i]);
    return best + ends[j] - ends[i];
  };
  return cost(0, ends.length - 1);
}
