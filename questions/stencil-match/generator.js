// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const stencil = list(Math.min(size, 60), () => ['a', 'a+', 'b', '?', '?+', '*'][int(0, 5)]).join('');
  return [stencil, list(Math.min(size * 3, 500), () => 'ab'[int(0, 1)]).join('')];
}
