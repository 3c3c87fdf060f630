function stockAfter(stock: Record<string, number>, orders: string[]): Record<string, number> {
  const left = { ...stock };
  for (const order of orders) {
    const [kind, amount, article] = order.split(' ');
    const have = left[article] ?? 0;
    if (kind === 'in') left[article] = have + Number(amount);
    else if (have >= Number(amount)) left[article] = have - Number(amount);
  }
  return Object.fromEntries(Object.entries(left).filter(([, count]) => count > 0));
}
