function longestChain(bosses: number[]): number {
  const staff = bosses.map((): number[] => []);
  bosses.forEach((boss, person) => staff[boss]?.push(person));
  let level = bosses.flatMap((boss, person) => (boss < 0 ? [person] : []));
  let levels = 0;
  for (; level.length > 0; levels++) level = level.flatMap((person) => staff[person]);
  return levels;
}
