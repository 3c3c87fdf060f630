function longestDarkStretch(positions: number[], reach: number): number {
  const marks = [...positions].sort((a, b) => a - b);
  let longest = 0;
  for (let i = 1; i < marks.length; i++) {
    longest = Math.max(longest, marks[i] - marks[i - 1] - 2 * reach);
  }
  return longest;
}
