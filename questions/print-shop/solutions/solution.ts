function finishTimes(printers: number, jobs: number[][]): number[] {
  const finished = Array<number>(printers).fill(0);
  let before = 0;
  for (const [arrives, minutes] of jobs) {
    const now = Math.max(arrives, before, Math.min(...finished));
    before = now;
    const printer = finished.findIndex((time) => time <= now);
    finished[printer] = now + minutes;
  }
  return finished;
}
