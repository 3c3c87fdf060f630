// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  return [
    list(Math.min(size, 2000), () => {
      const from = int(0, size * 10);
      return [from, from + int(1, 40), int(0, 100)];
    }),
    int(0, 10),
  ];
}
