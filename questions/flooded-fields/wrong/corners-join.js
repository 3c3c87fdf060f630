// Wrong: joins fields that touch at a corner
// Fails: corners do not join; checkers; random
function islandsLeft(heights, water) {
  const dry = heights.map((row) => row.map((height) => height > water));
  const sink = (r, c) => {
    if (!dry[r]?.[c]) return 0;
    dry[r][c] = false;
    for (let dr = -1; dr <= 1; dr++) for (let dc = -1; dc <= 1; dc++) sink(r + dr, c + dc);
    return 1;
  };
  let islands = 0;
  for (let r = 0; r < dry.length; r++) for (let c = 0; c < dry[r].length; c++) islands += sink(r, c);
  return islands;
}
