// Wrong: says that a log is fine although crates are still open
// Fails: left open at the end
function firstBadStep(steps) {
  const open = [];
  for (let i = 0; i < steps.length; i++) {
    const label = steps[i].slice(1);
    if (steps[i][0] === '+') open.push(label);
    else if (open.pop() !== label) return i;
  }
  return -1;
}
