function firstFreeSlot(busy: number[][], open: number, close: number, length: number): number {
  const sorted = [...busy].sort((a, b) => a[0] - b[0]);
  let freeFrom = open;
  for (const [start, end] of sorted) {
    if (Math.min(start, close) - freeFrom >= length) return freeFrom;
    freeFrom = Math.max(freeFrom, end);
  }
  return close - freeFrom >= length ? freeFrom : -1;
}
