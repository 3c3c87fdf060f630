function cheapestTrip(towns, roads, start, goal, vouchers) {
  // One layer for each number of vouchers used; inside a layer Bellman-Ford with a queue.
  let before = null;
  for (let used = 0; used <= vouchers; used++) {
    const cost = before === null ? Array(towns).fill(Infinity) : [...before];
    if (before === null) cost[start] = 0;
    else {
      for (const [a, b] of roads) {
        cost[b] = Math.min(cost[b], before[a]);
        cost[a] = Math.min(cost[a], before[b]);
      }
    }
    relax(cost, roads);
    before = cost;
  }
  return before[goal] === Infinity ? -1 : before[goal];
}

function relax(cost, roads) {
  const ways = cost.map(() => []);
  for (const [a, b, toll] of roads) {
    ways[a].push([b, toll]);
    ways[b].push([a, toll]);
  }
  const queue = cost.map((_, town) => town).filter((town) => cost[town] < Infinity);
  const waiting = new Set(queue);
  for (let i = 0; i < queue.length; i++) {
    const town = queue[i];
    waiting.delete(town);
    for (const [other, toll] of ways[town]) {
      if (cost[town] + toll < cost[other]) {
        cost[other] = cost[town] + toll;
        if (!waiting.has(other)) {
          waiting.add(other);
          queue.push(other);
        }
      }
    }
  }
}
