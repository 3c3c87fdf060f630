// Wrong: lets the horse rest one day less than needed
// Fails: greedy takes the best day and loses; two rests; every other day is not best
function bestProfit(profits, rest) {
  const n = profits.length;
  const best = Array(n + 1).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    best[i] = Math.max(best[i + 1], profits[i] + best[Math.min(n, i + Math.max(1, rest))]);
  }
  return best[0];
}
