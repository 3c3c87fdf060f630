function crews(skills: number[], target: number): number[][] {
  let made: [number, number[]][] = [[0, []]];
  for (const skill of skills) {
    made = made.concat(made.filter(([sum]) => sum + skill <= target).map(([sum, crew]): [number, number[]] => [sum + skill, [...crew, skill]]));
  }
  return made.filter(([sum]) => sum === target).map(([, crew]) => crew);
}
