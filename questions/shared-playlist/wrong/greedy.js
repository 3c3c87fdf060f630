// Wrong: takes the next place where the song occurs, whatever it skips
// Fails: greedy loses; random; long
function longestShared(mine, yours) {
  let from = 0;
  let count = 0;
  for (const song of mine) {
    const at = yours.indexOf(song, from);
    if (at >= 0) {
      count++;
      from = at + 1;
    }
  }
  return count;
}
