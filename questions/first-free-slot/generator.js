// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const busy = list(Math.min(size, 1000), () => {
    const from = int(0, 9900);
    return [from, from + int(1, (Math.max(1, Math.floor(20000 / size / 2)) % 100) + 1)];
  });
  // Every third day is short, with long bookings wished for: closing time is met.
  if (random() < 0.33) return [busy, int(0, 500), int(501, 4000), int(1, 600)];
  return [busy, int(0, 500), int(9000, 10000), int(1, 40)];
}
