// Wrong: returns a part of the steps when there is a circle
// Fails: circle at the end
function cookingOrder(steps, before) {
  const order = [];
  const left = new Set(Array.from({ length: steps }, (_, i) => i));
  while (left.size > 0) {
    const next = [...left].find((step) => before.every(([a, b]) => b !== step || (a !== step && !left.has(a))));
    if (next === undefined) break;
    left.delete(next);
    order.push(next);
  }
  return order;
}
