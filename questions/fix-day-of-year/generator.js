// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const month = int(1, 12);
  return [int(1600, 2400), month, int(1, month === 2 ? 28 : 30)];
}
