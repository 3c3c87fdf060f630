function bestProfit(profits: number[], rest: number): number {
  const n = profits.length;
  const best = Array<number>(n + 1).fill(0); // best[i]: from day i on
  for (let i = n - 1; i >= 0; i--) {
    best[i] = Math.max(best[i + 1], profits[i] + best[Math.min(n, i + rest + 1)]);
  }
  return best[0];
}
