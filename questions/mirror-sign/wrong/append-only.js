// Wrong: inserts at one end only
// Fails: inner palindrome; greedy from the ends loses; ends match late
function fewestLetters(word) {
  for (let cut = 0; cut < word.length; cut++) {
    const rest = word.slice(cut);
    if (rest === [...rest].reverse().join('')) return cut;
  }
  return 0;
}
