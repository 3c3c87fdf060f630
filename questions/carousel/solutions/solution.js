function turnCarousel(horses, steps) {
  const n = horses.length;
  const turned = Array(n);
  for (let i = 0; i < n; i++) turned[(((i + steps) % n) + n) % n] = horses[i];
  return turned;
}
