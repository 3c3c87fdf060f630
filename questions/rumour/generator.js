// Arguments of about the given size (1 or more), from `random()` (0 to 1): for measured growth and counter-examples.
export function generate(size, random) {
  const int = (low, high) => low + Math.floor(random() * (high - low + 1));
  const list = (length, item) => Array.from({ length }, (_, i) => item(i));
  const people = Math.min(size, 3000);
  const friends = list(people - 1, (i) => [i + 1, random() < 0.7 ? i : int(0, i)]);
  return [people, random() < 0.9 ? friends : friends.slice(1), list(int(1, 2), () => int(0, people - 1))];
}
