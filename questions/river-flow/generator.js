// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const names = list(size, (i) => i);
  for (let i = size - 1; i > 0; i--) {
    const j = int(0, i);
    [names[i], names[j]] = [names[j], names[i]];
  }
  const downstream = Array(size).fill(-1);
  for (let i = 1; i < size; i++)
    if (random() > 0.1) downstream[names[i]] = names[random() < 0.5 ? i - 1 : int(0, i - 1)];
  return [downstream, list(size, () => int(0, 20))];
}
