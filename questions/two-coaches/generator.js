// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const singers = Math.max(2, Math.min(2000, size));
  const side = Array.from({ length: singers }, () => int(0, 1));
  const quarrels = [];
  for (let i = 0; i < Math.min(5000, 2 * singers); i++) {
    const [a, b] = [int(0, singers - 1), int(0, singers - 1)];
    if (side[a] !== side[b]) quarrels.push([a, b]);
  }
  if (random() < 0.2 && singers > 2) quarrels.push([0, 1], [1, 2], [2, 0]);
  return [singers, quarrels];
}
