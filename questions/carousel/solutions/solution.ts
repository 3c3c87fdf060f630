function turnCarousel(horses: string[], steps: number): string[] {
  const n = horses.length;
  const turned = Array<string>(n);
  for (let i = 0; i < n; i++) turned[(((i + steps) % n) + n) % n] = horses[i];
  return turned;
}
