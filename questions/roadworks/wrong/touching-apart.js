// Wrong: leaves touching roadworks apart
// Fails: contained, then touching; chain backwards; two-digit order
function closedStretches(works) {
  const merged = [];
  for (const [from, to] of [...works].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from < last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}
