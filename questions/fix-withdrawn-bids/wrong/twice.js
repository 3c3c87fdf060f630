// Wrong: walks through the list twice, which helps for two in a row but not for more
// Fails: six in a row
function openBids(bids, withdrawn) {
  for (const amount of [...withdrawn, ...withdrawn]) {
    for (let i = 0; i < bids.length; i++) {
      if (bids[i] === amount) bids.splice(i, 1);
    }
  }
  return bids;
}
