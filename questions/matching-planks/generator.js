// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const most = Math.max(2, Math.ceil(size / 3));
  return [list(size, () => int(1, most)), int(2, most * 2)];
}
