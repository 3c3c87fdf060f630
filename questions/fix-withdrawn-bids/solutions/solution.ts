function openBids(bids: number[], withdrawn: number[]): number[] {
  const gone = new Set(withdrawn);
  return bids.filter((bid) => !gone.has(bid));
}
