// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const side = Math.max(2, Math.min(60, Math.round(Math.sqrt(size))));
  const maze = list(side, () => list(side, () => (random() < 0.35 ? '#' : '.')));
  maze[0][0] = 'S';
  maze[side - 1][int(1, side - 1)] = 'T';
  return [maze.map((row) => row.join(''))];
}
