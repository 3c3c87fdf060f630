function busiestConfluence(downstream: number[], rain: number[]): number {
  const sources = rain.map((): number[] => []);
  downstream.forEach((target, station) => sources[target]?.push(station));
  const order = downstream.flatMap((target, station) => (target < 0 ? [station] : []));
  for (let i = 0; i < order.length; i++) order.push(...sources[order[i]]);
  const water = [...rain];
  for (const station of order.reverse()) {
    if (downstream[station] >= 0) water[downstream[station]] += water[station];
  }
  return water.indexOf(Math.max(...water));
}
