// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  return [int(0, Math.min(100000, size * 100)), int(0, 120), int(0, 10), int(0, 100)];
}
