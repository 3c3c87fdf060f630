// Wrong: takes any label that arrived at all as complete
// Fails: three of one owner, one back; surplus of one does not pay for another; many
function missingBags(checkedIn, arrived) {
  return checkedIn.filter((label) => !arrived.includes(label)).sort();
}
