function medians(prices: number[]): number[] {
  const sorted: number[] = [];
  return prices.map((price) => {
    let low = 0;
    for (let high = sorted.length; low < high; ) {
      const middle = (low + high) >> 1;
      if (sorted[middle] < price) low = middle + 1;
      else high = middle;
    }
    sorted.splice(low, 0, price);
    const half = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  });
}
