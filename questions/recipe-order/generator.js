// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const steps = Math.min(size, 2000);
  const before = list(size < 2 ? 0 : Math.min(size, 5000), () => {
    const a = int(0, steps - 2);
    return random() < 1 / (size * 4) ? [steps - 1, a] : [a, int(a + 1, steps - 1)];
  });
  return [steps, before];
}
