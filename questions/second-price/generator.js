// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  return [Array.from({ length: size }, () => (random() < 0.2 ? null : int(-20, 20))), int(-20, 20)];
}
