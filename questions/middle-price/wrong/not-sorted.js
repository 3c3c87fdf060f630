// Wrong: takes the middle of the sales in the order in which they came
// Fails: fees; mean below zero; two-digit order
function medians(prices) {
  return prices.map((_, i) => {
    const half = (i + 1) >> 1;
    return (i + 1) % 2 === 1 ? prices[half] : (prices[half - 1] + prices[half]) / 2;
  });
}
