// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const label = () => 'bag' + 'abcdefgh'[int(0, 7)] + 'abcdefgh'[int(0, 7)];
  return [list(size, label), list(Math.floor(size * 0.9), label)];
}
