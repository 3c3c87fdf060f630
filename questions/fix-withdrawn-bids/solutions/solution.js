function openBids(bids, withdrawn) {
  const gone = new Set(withdrawn);
  return bids.filter((bid) => !gone.has(bid));
}
