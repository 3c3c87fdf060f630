function islandsLeft(heights: number[][], water: number): number {
  const cols = heights[0].length;
  const parent = heights.flat().map((_, i) => i);
  const root = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  let islands = 0;
  heights.forEach((row, r) =>
    row.forEach((height, c) => {
      if (height <= water) return;
      islands++;
      const here = r * cols + c;
      const near: [number, boolean][] = [[here - 1, c > 0 && row[c - 1] > water], [here - cols, r > 0 && heights[r - 1][c] > water]];
      for (const [other, dry] of near) {
        if (dry && root(other) !== root(here)) {
          parent[root(other)] = root(here);
          islands--;
        }
      }
    }),
  );
  return islands;
}
