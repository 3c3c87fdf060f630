// Wrong: adds the amount as text
// Fails: refused, then filled, then done; large amounts; random
function stockAfter(stock, orders) {
  const left = { ...stock };
  for (const order of orders) {
    const [kind, amount, article] = order.split(' ');
    const have = left[article] ?? 0;
    if (kind === 'in') left[article] = Number(have + amount);
    else if (have >= amount) left[article] = have - amount;
  }
  return Object.fromEntries(Object.entries(left).filter(([, count]) => count > 0));
}
