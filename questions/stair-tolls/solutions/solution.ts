function cheapestClimb(tolls: number[], stride: number): number {
  const top = tolls.length;
  const cost = Array<number>(top + 1).fill(Infinity);
  let best = top < stride ? 0 : Infinity;
  for (let i = 0; i < top; i++) {
    let reach = i < stride ? 0 : Infinity;
    for (let from = Math.max(0, i - stride); from < i; from++) reach = Math.min(reach, cost[from]);
    cost[i] = reach + tolls[i];
    if (i + stride >= top) best = Math.min(best, cost[i]);
  }
  return best;
}
