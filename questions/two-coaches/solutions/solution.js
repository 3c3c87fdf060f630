function seatSingers(singers, quarrels) {
  const enemies = Array.from({ length: singers }, () => []);
  for (const [a, b] of quarrels) {
    enemies[a].push(b);
    enemies[b].push(a);
  }
  const coach = Array(singers).fill(-1);
  for (let first = 0; first < singers; first++) {
    if (coach[first] >= 0) continue;
    coach[first] = 0;
    const path = [first];
    while (path.length > 0) {
      const at = path.pop();
      for (const other of enemies[at]) {
        if (coach[other] === coach[at]) return [];
        if (coach[other] >= 0) continue;
        coach[other] = 1 - coach[at];
        path.push(other);
      }
    }
  }
  return coach;
}
