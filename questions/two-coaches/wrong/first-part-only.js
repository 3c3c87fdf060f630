// Wrong: follows the quarrels of singer 0 alone; everybody who is not reached sits in coach 0
// Fails: several parts; circle in another part
function seatSingers(singers, quarrels) {
  if (singers === 0) return [];
  const coach = Array(singers).fill(-1);
  coach[0] = 0;
  const path = [0];
  while (path.length > 0) {
    const at = path.pop();
    for (const [a, b] of quarrels) {
      if (a !== at && b !== at) continue;
      const other = a === at ? b : a;
      if (coach[other] === coach[at]) return [];
      if (coach[other] >= 0) continue;
      coach[other] = 1 - coach[at];
      path.push(other);
    }
  }
  return coach.map((one) => Math.max(0, one));
}
