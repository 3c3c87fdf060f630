function crews(skills, target) {
  let made = [[0, []]];
  for (const skill of skills) {
    made = made.concat(made.filter(([sum]) => sum + skill <= target).map(([sum, crew]) => [sum + skill, [...crew, skill]]));
  }
  return made.filter(([sum]) => sum === target).map(([, crew]) => crew);
}
