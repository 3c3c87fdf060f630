// Wrong: takes the first mast in the sorted list that reaches further, not the furthest
// Fails: widest is not best; even row; random
function fewestMasts(masts, length) {
  const spans = masts.map(([place, range]) => [place - range, place + range]).sort((a, b) => a[0] - b[0]);
  let covered = 0;
  let count = 0;
  for (const [from, to] of spans) {
    if (covered >= length) break;
    if (from > covered) return -1;
    if (to > covered) {
      covered = to;
      count++;
    }
  }
  return covered >= length ? count : -1;
}
