// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const towns = Math.max(2, Math.min(500, Math.floor(size / 3)));
  const roads = list(Math.min(size, 2000), (i) => [
    i < towns - 1 ? i : int(0, towns - 1),
    i < towns - 1 ? i + 1 : int(0, towns - 1),
    int(0, 1000),
  ]);
  return [towns, roads, 0, towns - 1, int(0, 3)];
}
