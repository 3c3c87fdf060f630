function closedStretches(works: number[][]): number[][] {
  const marks = works.flatMap(([from, to]) => [[from, -1], [to, 1]]);
  marks.sort((a, b) => a[0] - b[0] || a[1] - b[1]); // beginnings before ends, so that touching ones stay together
  const merged: number[][] = [];
  let open = 0;
  let start = 0;
  for (const [place, kind] of marks) {
    if (kind < 0 && open === 0) start = place;
    open -= kind;
    if (open === 0) merged.push([start, place]);
  }
  return merged;
}
