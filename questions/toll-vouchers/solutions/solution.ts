function cheapestTrip(towns: number, roads: number[][], start: number, goal: number, vouchers: number): number {
  // One layer for each number of vouchers used; inside a layer Bellman-Ford with a queue.
  let before: number[] = [];
  for (let used = 0; used <= vouchers; used++) {
    const cost: number[] = used === 0 ? Array(towns).fill(Infinity) : [...before];
    if (used === 0) cost[start] = 0;
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

function relax(cost: number[], roads: number[][]): void {
  const ways = cost.map((): number[][] => []);
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
