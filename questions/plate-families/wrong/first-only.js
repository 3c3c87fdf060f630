// Wrong: String.replace with a string replaces the first place only
// Fails: hyphens only differ; random
function largestFamily(plates) {
  const families = {};
  for (const plate of plates) {
    const seen = plate.toUpperCase().replace('O', '0').replace('I', '1').replace('B', '8').replace('S', '5').replace('-', '');
    families[seen] = (families[seen] ?? 0) + 1;
  }
  return Math.max(0, ...Object.values(families));
}
