function beadCode(beads: string): string {
  return beads.replace(/(.)\1*/g, (run, letter) => (run.length === 1 ? letter : `${run.length}${letter}`));
}
