function beadCode(beads) {
  return beads.replace(/(.)\1*/g, (run, letter) => (run.length === 1 ? letter : `${run.length}${letter}`));
}
