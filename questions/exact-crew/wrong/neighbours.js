// Wrong: looks at neighbouring candidates only
// Fails: larger crews first; twenty; far apart
function crews(skills, target) {
  const found = target === 0 ? [[]] : [];
  for (let i = 0; i < skills.length; i++) {
    for (let j = i + 1; j <= skills.length; j++) {
      const crew = skills.slice(i, j);
      if (crew.reduce((sum, skill) => sum + skill, 0) === target) found.push(crew);
    }
  }
  return found;
}
