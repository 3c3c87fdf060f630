// Wrong: trusts % with negative numbers, which stays negative in JavaScript
// Fails: whole turn backwards; far backwards; very far backwards
function turnCarousel(horses, steps) {
  const n = horses.length;
  const turned = Array(n).fill('');
  for (let i = 0; i < n; i++) turned[(i + steps) % n] = horses[i];
  return turned.slice(0, n);
}
