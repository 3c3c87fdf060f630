// Wrong: only tries fixed rhythms of rest + 1 days
// Fails: every other day is not best; random, rest 1; random, rest 4
function bestProfit(profits, rest) {
  let best = 0;
  for (let first = 0; first <= rest && first < profits.length; first++) {
    let sum = 0;
    for (let i = first; i < profits.length; i += rest + 1) sum += Math.max(0, profits[i]);
    best = Math.max(best, sum);
  }
  return best;
}
