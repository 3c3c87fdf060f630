// Wrong: takes a bid of 0 for an empty envelope
// Fails: zero is a bid
function secondPrice(bids, reserve) {
  const counting = bids.filter((bid) => bid && bid >= reserve).sort((a, b) => b - a);
  if (counting.length === 0) return null;
  return counting.length > 1 ? counting[1] : reserve;
}
