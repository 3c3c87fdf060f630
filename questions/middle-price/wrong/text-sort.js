// Wrong: sorts numbers as text
// Fails: mean below zero; two-digit order; random
function medians(prices) {
  return prices.map((_, i) => {
    const sorted = prices.slice(0, i + 1).sort();
    const half = sorted.length >> 1;
    return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  });
}
