function countPairs(planks: number[], width: number): number {
  const sorted = [...planks].sort((a, b) => a - b);
  let pairs = 0;
  for (let low = 0, high = sorted.length - 1; low < high; ) {
    const sum = sorted[low] + sorted[high];
    if (sum < width) low++;
    else if (sum > width) high--;
    else if (sorted[low] === sorted[high]) {
      const same = high - low + 1;
      return pairs + (same * (same - 1)) / 2;
    } else {
      let lows = 1;
      let highs = 1;
      while (sorted[low + lows] === sorted[low]) lows++;
      while (sorted[high - highs] === sorted[high]) highs++;
      pairs += lows * highs;
      low += lows;
      high -= highs;
    }
  }
  return pairs;
}
