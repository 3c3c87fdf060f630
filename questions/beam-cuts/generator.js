// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const marks = new Set();
  while (marks.size < Math.min(size, 60)) marks.add(int(1, 9999));
  return [10000, [...marks]];
}
