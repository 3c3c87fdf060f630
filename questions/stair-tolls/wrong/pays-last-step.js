// Wrong: ends on the last step instead of above it
// Fails: stride as long as the stairs; greedy loses; wide stride
function cheapestClimb(tolls, stride) {
  const cost = [];
  tolls.forEach((toll, i) => {
    const before = i < stride ? [0] : [];
    cost.push(toll + Math.min(...before, ...cost.slice(Math.max(0, i - stride), i)));
  });
  return cost.at(-1) ?? 0;
}
