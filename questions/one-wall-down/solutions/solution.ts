function fewestSteps(maze: string[]): number {
  const rows = maze.length;
  const cols = maze[0].length;
  const distances = (from: string): number[][] => {
    const dist = Array.from({ length: rows }, () => Array<number>(cols).fill(Infinity));
    const at = maze.findIndex((row) => row.includes(from));
    let edge = [[at, maze[at].indexOf(from)]];
    dist[edge[0][0]][edge[0][1]] = 0;
    // Walls get a distance as well, but nobody walks on from them.
    for (let d = 1; edge.length > 0; d++) {
      const next: number[][] = [];
      for (const [r, c] of edge) {
        if (maze[r][c] === '#') continue;
        for (const [nr, nc] of [[r + 1, c], [r - 1, c], [r, c + 1], [r, c - 1]]) {
          if (dist[nr]?.[nc] === Infinity) {
            dist[nr][nc] = d;
            next.push([nr, nc]);
          }
        }
      }
      edge = next;
    }
    return dist;
  };
  const fromStart = distances('S');
  const fromTarget = distances('T');
  let best = Infinity;
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < cols; c++) best = Math.min(best, fromStart[r][c] + fromTarget[r][c]);
  }
  return best === Infinity ? -1 : best;
}
