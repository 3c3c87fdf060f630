function weakLinks(computers: number, cables: number[][]): number[] {
  // A spanning forest by breadth-first search; each other cable covers the tree path between its ends.
  const ends = Array.from({ length: computers }, (): number[][] => []);
  cables.forEach(([a, b], index) => {
    ends[a].push([b, index]);
    ends[b].push([a, index]);
  });
  const parent = Array<number>(computers).fill(-1);
  const by = Array<number>(computers).fill(-1);
  const depth = Array<number>(computers).fill(-1);
  const order: number[] = [];
  for (let root = 0; root < computers; root++) {
    if (depth[root] >= 0) continue;
    depth[root] = 0;
    order.push(root);
    for (let i = order.length - 1; i < order.length; i++) {
      for (const [other, index] of ends[order[i]]) {
        if (depth[other] >= 0) continue;
        depth[other] = depth[order[i]] + 1;
        parent[other] = order[i];
        by[other] = index;
        order.push(other);
      }
    }
  }
  const top = Array.from({ length: computers }, (_, i) => i); // jumps over what is covered already
  const find = (at: number): number => {
    while (top[at] !== at) at = top[at] = top[top[at]];
    return at;
  };
  cables.forEach(([a, b], index) => {
    if (by[a] === index || by[b] === index) return;
    let x = find(a);
    let y = find(b);
    while (x !== y) {
      if (depth[x] < depth[y]) [x, y] = [y, x];
      top[x] = parent[x];
      x = find(x);
    }
  });
  return by.filter((index, at) => index >= 0 && top[at] === at).sort((a, b) => a - b);
}
