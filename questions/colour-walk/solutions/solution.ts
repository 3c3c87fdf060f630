function shortestWalk(stalls: string[], wanted: string[]): number {
  const need = new Map<string, number>();
  for (const colour of wanted) need.set(colour, (need.get(colour) ?? 0) + 1);
  const places = new Map<string, number[]>(); // the last places of each wanted colour, oldest first
  let complete = 0;
  let best = wanted.length === 0 ? 0 : Infinity;
  stalls.forEach((colour, right) => {
    const count = need.get(colour);
    if (count === undefined) return;
    const known = places.get(colour) ?? [];
    known.push(right);
    if (known.length === count) complete++;
    if (known.length > count) known.shift();
    places.set(colour, known);
    if (complete === need.size) {
      const left = Math.min(...[...places.values()].map((list) => list[0]));
      best = Math.min(best, right - left + 1);
    }
  });
  return best === Infinity ? -1 : best;
}
