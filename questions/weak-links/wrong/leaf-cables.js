// Wrong: takes only cables to computers with a single cable for weak
// Fails: chain; two rings and a link; long chain
function weakLinks(computers, cables) {
  const degree = Array(computers).fill(0);
  for (const [a, b] of cables) {
    degree[a]++;
    degree[b]++;
  }
  return cables.flatMap(([a, b], index) => (degree[a] === 1 || degree[b] === 1 ? [index] : []));
}
