function nearestMentor(mentors: number[], a: number, b: number): number {
  // Both walk up, and start at the other's place when they run out: they have then gone equally far when they meet.
  let x = a;
  let y = b;
  while (x !== y) {
    x = x < 0 ? b : mentors[x];
    y = y < 0 ? a : mentors[y];
  }
  return x;
}
