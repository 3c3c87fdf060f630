function fewestStamps(values: number[], postage: number): number {
  const fewest = Array<number>(postage + 1).fill(Infinity);
  fewest[0] = 0;
  for (const value of values) {
    for (let sum = value; sum <= postage; sum++) fewest[sum] = Math.min(fewest[sum], fewest[sum - value] + 1);
  }
  return fewest[postage] === Infinity ? -1 : fewest[postage];
}
