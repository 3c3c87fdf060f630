// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  return [
    int(0, Math.min(1000, size)),
    list(size, () => `${'abcdefghij'[int(0, 9)]}${'abcdefghij'[int(0, 9)]}`),
  ];
}
