// Wrong: Array.sort without a comparator orders numbers as text
// Fails: already sorted; large marks; many, shuffled
function longestDarkStretch(positions, reach) {
  const marks = [...positions].sort();
  let longest = 0;
  for (let i = 1; i < marks.length; i++) {
    longest = Math.max(longest, marks[i] - marks[i - 1] - 2 * reach);
  }
  return longest;
}
