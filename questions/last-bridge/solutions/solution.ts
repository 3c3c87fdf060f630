function joiningBridge(islands: number, bridges: number[][]): number {
  if (islands === 1) return -2;
  const members = Array.from({ length: islands }, (_, i) => [i]);
  const group = members.map((list) => list);
  for (const [index, [a, b]] of bridges.entries()) {
    if (group[a] === group[b]) continue;
    const [small, large] = group[a].length < group[b].length ? [group[a], group[b]] : [group[b], group[a]];
    for (const island of small) {
      large.push(island);
      group[island] = large;
    }
    if (large.length === islands) return index;
  }
  return -1;
}
