// Each singer has a mirror (number + singers) that sits in the other coach: a quarrel joins one with the other's mirror.
function seatSingers(singers: number, quarrels: number[][]): number[] {
  const top = Array.from({ length: 2 * singers }, (_, i) => i);
  const find = (at: number): number => {
    while (top[at] !== at) at = top[at] = top[top[at]];
    return at;
  };
  for (const [a, b] of quarrels) {
    top[find(a)] = find(b + singers);
    top[find(b)] = find(a + singers);
  }
  const coach = Array<number>(singers).fill(0);
  const chosen = new Map<number, number>();
  for (let at = 0; at < singers; at++) {
    const [own, mirror] = [find(at), find(at + singers)];
    if (own === mirror) return [];
    if (!chosen.has(own)) {
      chosen.set(own, 1);
      chosen.set(mirror, 0);
    }
    coach[at] = chosen.get(own) ?? 0;
  }
  return coach;
}
