// Wrong: compares with the longest only when a streak breaks, so the last one is lost
// Fails: all rising; streak at the end; plateau splits
function longestWarming(readings) {
  if (readings.length === 0) return 0;
  let longest = 1;
  let current = 1;
  for (let i = 1; i < readings.length; i++) {
    if (readings[i] > readings[i - 1]) current++;
    else {
      longest = Math.max(longest, current);
      current = 1;
    }
  }
  return longest;
}
