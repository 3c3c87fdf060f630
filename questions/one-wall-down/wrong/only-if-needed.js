// Wrong: blows a wall up only when there is no way around, although that may be shorter
// Fails: sample 1
function fewestSteps(maze) {
  const free = search(maze, 0);
  return free >= 0 ? free : search(maze, 1);
}

function search(maze, charges) {
  const r0 = maze.findIndex((row) => row.includes('S'));
  const queue = [[r0, maze[r0].indexOf('S'), charges, 0]];
  const seen = new Set();
  for (const [r, c, left, steps] of queue) {
    if (maze[r][c] === 'T') return steps;
    for (const [nr, nc] of [[r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]]) {
      const cell = maze[nr]?.[nc];
      if (cell === undefined) continue;
      const rest = left - (cell === '#' ? 1 : 0);
      const key = `${nr},${nc},${rest}`;
      if (rest < 0 || seen.has(key)) continue;
      seen.add(key);
      queue.push([nr, nc, rest, steps + 1]);
    }
  }
  return -1;
}
