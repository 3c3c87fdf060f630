// Wrong: takes the first run that has everything and does not look further
// Fails: window at the end; three of a colour; shrinks past extras
function shortestWalk(stalls, wanted) {
  for (let left = 0; left <= stalls.length; left++) {
    const need = [...wanted];
    let right = left;
    while (need.length > 0 && right < stalls.length) {
      const at = need.indexOf(stalls[right++]);
      if (at >= 0) need.splice(at, 1);
    }
    if (need.length === 0) return right - left;
  }
  return -1;
}
