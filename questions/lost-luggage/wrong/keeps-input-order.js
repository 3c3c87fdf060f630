// Wrong: forgets to sort the answer
// Fails: nothing arrived; order of answer; many
function missingBags(checkedIn, arrived) {
  const pool = [...arrived];
  return checkedIn.filter((label) => {
    const at = pool.indexOf(label);
    if (at < 0) return true;
    pool.splice(at, 1);
    return false;
  });
}
