// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const mentors = list(size, (i) => (i === 0 ? -1 : random() < 0.7 ? i - 1 : int(0, i - 1)));
  return [mentors, int(0, size - 1), int(0, size - 1)];
}
