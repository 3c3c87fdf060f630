function secondPrice(bids, reserve) {
  let best = null;
  let price = null;
  for (const bid of bids) {
    if (bid === null || bid < reserve) continue;
    if (best === null) price = reserve;
    else price = Math.max(price, Math.min(best, bid));
    best = best === null ? bid : Math.max(best, bid);
  }
  return price;
}
