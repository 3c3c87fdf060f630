function openBids(bids: number[], withdrawn: number[]): number[] {
  for (const amount of withdrawn) {
    for (let i = 0; i < bids.length; i++) {
      if (bids[i] === amount) bids.splice(i, 1);
    }
  }
  return bids;
}
