// Wrong: counts different widths instead of different planks
// Fails: all pairs; many of two widths; random
function countPairs(planks, width) {
  const seen = new Set();
  const pairs = new Set();
  for (const plank of planks) {
    if (seen.has(width - plank)) pairs.add(Math.min(plank, width - plank));
    seen.add(plank);
  }
  return pairs.size;
}
