// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  let time = 0;
  const jobs = list(Math.min(size, 2000), () => [(time += int(0, 4)), int(1, 12)]);
  return [int(1, 6), jobs];
}
