// Wrong: takes the most joyful concert that still fits
// Fails: long but dull; random; large
function bestEvening(concerts, walk) {
  const taken = [];
  for (const concert of [...concerts].sort((a, b) => b[2] - a[2])) {
    if (taken.every((other) => concert[0] >= other[1] + walk || other[0] >= concert[1] + walk)) taken.push(concert);
  }
  return taken.reduce((sum, concert) => sum + concert[2], 0);
}
