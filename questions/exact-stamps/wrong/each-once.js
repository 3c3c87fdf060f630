// Wrong: uses each value only once
// Fails: greedy fails, though it can be made; same value twice; just above the gap
function fewestStamps(values, postage) {
  const fewest = Array(postage + 1).fill(Infinity);
  fewest[0] = 0;
  for (const value of values) {
    for (let sum = postage; sum >= value; sum--) fewest[sum] = Math.min(fewest[sum], fewest[sum - value] + 1);
  }
  return fewest[postage] === Infinity ? -1 : fewest[postage];
}
