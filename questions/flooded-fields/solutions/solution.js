function islandsLeft(heights, water) {
  const cols = heights[0].length;
  const parent = heights.flat().map((_, i) => i);
  const root = (i) => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]];
    return i;
  };
  let islands = 0;
  heights.forEach((row, r) =>
    row.forEach((height, c) => {
      if (height <= water) return;
      islands++;
      const here = r * cols + c;
      for (const [other, dry] of [[here - 1, c > 0 && row[c - 1] > water], [here - cols, r > 0 && heights[r - 1][c] > water]]) {
        if (dry && root(other) !== root(here)) {
          parent[root(other)] = root(here);
          islands--;
        }
      }
    }),
  );
  return islands;
}
