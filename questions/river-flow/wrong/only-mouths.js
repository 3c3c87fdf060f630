// Wrong: looks at the river mouths only, which misses ties further up
// Fails: no rain at the mouth
function busiestConfluence(downstream, rain) {
  const water = rain.map(() => 0);
  rain.forEach((amount, station) => {
    let at = station;
    while (downstream[at] >= 0) at = downstream[at];
    water[at] += amount;
  });
  return water.indexOf(Math.max(...water));
}
