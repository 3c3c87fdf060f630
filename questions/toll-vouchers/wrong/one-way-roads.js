// Wrong: follows roads in one direction only
// Fails: backwards; random
function cheapestTrip(towns, roads, start, goal, vouchers) {
  const cost = Array.from({ length: towns }, () => Array(vouchers + 1).fill(Infinity));
  cost[start].fill(0);
  for (let changed = true; changed; ) {
    changed = false;
    for (const [a, b, toll] of roads) {
      for (let v = 0; v <= vouchers; v++) {
        const reach = Math.min(cost[a][v] + toll, v > 0 ? cost[a][v - 1] : Infinity);
        if (reach < cost[b][v]) {
          cost[b][v] = reach;
          changed = true;
        }
      }
    }
  }
  const answer = cost[goal][vouchers];
  return answer === Infinity ? -1 : answer;
}
