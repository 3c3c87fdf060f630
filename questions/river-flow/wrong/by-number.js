// Wrong: passes the water on in order of number instead of order of flow
// Fails: large number first; random; large random
function busiestConfluence(downstream, rain) {
  const water = [...rain];
  downstream.forEach((target, station) => {
    if (target >= 0) water[target] += water[station];
  });
  return water.indexOf(Math.max(...water));
}
