function cookingOrder(steps: number, before: number[][]): number[] {
  const waits = Array<number>(steps).fill(0);
  const frees = waits.map((): number[] => []);
  for (const [a, b] of before) {
    waits[b]++;
    frees[a].push(b);
  }
  const order: number[] = [];
  const done = Array(steps).fill(false);
  for (let from = 0; from < steps; ) {
    if (done[from] || waits[from] > 0) {
      from++;
      continue;
    }
    done[from] = true;
    order.push(from);
    let next = from + 1;
    for (const other of frees[from]) {
      waits[other]--;
      if (waits[other] === 0) next = Math.min(next, other);
    }
    from = next;
  }
  return order.length === steps ? order : [];
}
