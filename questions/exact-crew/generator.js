// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const skills = new Set();
  while (skills.size < Math.min(size, 12)) skills.add(int(1, 100));
  return [[...skills].sort((a, b) => a - b), int(0, 150)];
}
