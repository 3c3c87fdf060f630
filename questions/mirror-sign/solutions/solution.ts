function fewestLetters(word: string): number {
  const n = word.length;
  const cost = Array.from({ length: n + 1 }, () => Array<number>(n + 1).fill(0));
  for (let size = 2; size <= n; size++) {
    for (let i = 0; i + size <= n; i++) {
      const j = i + size - 1;
      cost[i][j] = word[i] === word[j] ? (size > 2 ? cost[i + 1][j - 1] : 0) : 1 + Math.min(cost[i + 1][j], cost[i][j - 1]);
    }
  }
  return n === 0 ? 0 : cost[0][n - 1];
}
