// Wrong: writes a run only when the next one begins, so the last is lost
// Fails: one bead; one long run; last run is long
function beadCode(beads) {
  let out = '';
  let length = 1;
  for (let i = 1; i < beads.length; i++) {
    if (beads[i] === beads[i - 1]) {
      length++;
    } else {
      out += (length > 1 ? length : '') + beads[i - 1];
      length = 1;
    }
  }
  return out;
}
