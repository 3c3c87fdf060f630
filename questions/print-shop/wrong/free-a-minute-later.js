// Wrong: takes a printer as busy in the minute in which it finishes
// Fails: free in the same minute; many printers
function finishTimes(printers, jobs) {
  const finished = Array(printers).fill(0);
  for (const [arrives, minutes] of jobs) {
    let printer = finished.findIndex((time) => time < arrives || time === 0);
    if (printer < 0) printer = finished.indexOf(Math.min(...finished));
    finished[printer] = Math.max(arrives, finished[printer]) + minutes;
  }
  return finished;
}
