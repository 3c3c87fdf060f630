function longestWarming(readings: number[]): number {
  let longest = 0;
  let start = 0;
  for (let i = 0; i < readings.length; i++) {
    if (i > 0 && readings[i] <= readings[i - 1]) start = i;
    longest = Math.max(longest, i - start + 1);
  }
  return longest;
}
