// Wrong: sorts the boxes first
// Fails: order matters; random; large
function smallestLift(weights, rides) {
  const sorted = [...weights].sort((a, b) => b - a);
  const fits = (limit) => {
    let count = 1;
    let load = 0;
    for (const weight of sorted) {
      if (load + weight > limit) {
        count++;
        load = 0;
      }
      load += weight;
    }
    return count <= rides;
  };
  let low = sorted[0] ?? 0;
  let high = sorted.reduce((sum, weight) => sum + weight, 0);
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (fits(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
