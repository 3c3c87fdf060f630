// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  return [int(1, 5000), list(Math.min(size, 1000), () => (random() < 0.1 ? 0 : int(1000, 90000) / 100))];
}
