// Wrong: always cuts at the mark nearest to the middle of the piece
// Fails: random 20; random 60
function cheapestCuts(length, marks) {
  const cut = (from, to) => {
    const inside = marks.filter((m) => m > from && m < to);
    if (inside.length === 0) return 0;
    const middle = (from + to) / 2;
    const at = inside.reduce((a, b) => (Math.abs(b - middle) < Math.abs(a - middle) ? b : a));
    return to - from + cut(from, at) + cut(at, to);
  };
  return cut(0, length);
}
