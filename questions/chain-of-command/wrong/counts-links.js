// Wrong: counts the links instead of the people
// Fails: flat; chain upwards; chain, boss has the larger number
function longestChain(bosses) {
  let longest = 0;
  bosses.forEach((boss) => {
    let links = 0;
    for (let at = boss; at >= 0; at = bosses[at]) links++;
    longest = Math.max(longest, links);
  });
  return longest;
}
