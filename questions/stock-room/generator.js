// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const orders = list(
    Math.min(size, 1000),
    () => `${random() < 0.5 ? 'in' : 'out'} ${int(1, 9)} ${'abcdef'[int(0, 5)]}`,
  );
  return [{ a: int(0, 9), b: int(0, 9) }, orders];
}
