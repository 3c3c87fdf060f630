// Wrong: takes the coins before it looks for the second account
// Fails: short to an unknown
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const accounts = new Map();
const move = (from, to, coins) => {
  if (!accounts.has(from)) return 'unknown';
  if (from === to) return 'same';
  if (accounts.get(from) < coins) return 'short';
  accounts.set(from, accounts.get(from) - coins);
  if (!accounts.has(to)) return 'unknown';
  accounts.set(to, accounts.get(to) + coins);
  return 'ok';
};
for (const line of lines) {
  const [command, name, ...rest] = line.split(' ');
  let answer = 'ok';
  if (command === 'move') answer = move(name, rest[0], Number(rest[1]));
  else if (command === 'join') {
    if (accounts.has(name)) answer = 'known';
    else accounts.set(name, 0);
  } else if (!accounts.has(name)) answer = 'unknown';
  else if (command === 'pay') accounts.set(name, accounts.get(name) + Number(rest[0]));
  else if (accounts.get(name) > 0) answer = 'open';
  else accounts.delete(name);
  console.log(answer);
}
console.log(`sum ${[...accounts.values()].reduce((a, b) => a + b, 0)}`);
