function bestEvening(concerts: number[][], walk: number): number {
  const sorted = [...concerts].sort((a, b) => a[0] - b[0]);
  const n = sorted.length;
  const best = Array<number>(n + 1).fill(0); // best[i]: from the i-th beginning on
  for (let i = n - 1; i >= 0; i--) {
    const [, to, joy] = sorted[i];
    let low = i + 1;
    for (let high = n; low < high; ) {
      const middle = (low + high) >> 1;
      if (sorted[middle][0] >= to + walk) high = middle;
      else low = middle + 1;
    }
    best[i] = Math.max(best[i + 1], joy + best[low]);
  }
  return best[0];
}
