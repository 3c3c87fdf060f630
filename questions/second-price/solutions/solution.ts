function secondPrice(bids: (number | null)[], reserve: number): number | null {
  const counting = bids.filter((bid): bid is number => bid !== null && bid >= reserve).sort((a, b) => b - a);
  if (counting.length === 0) return null;
  return counting[1] ?? reserve;
}
