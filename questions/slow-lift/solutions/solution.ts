function smallestLift(weights: number[], rides: number): number {
  // Raises the limit only as far as the next ride would need it.
  let limit = Math.max(0, ...weights);
  for (;;) {
    let count = 1;
    let load = 0;
    let next = Infinity;
    for (const weight of weights) {
      if (load + weight > limit) {
        next = Math.min(next, load + weight);
        count++;
        load = 0;
      }
      load += weight;
    }
    if (count <= rides) return limit;
    limit = next;
  }
}
