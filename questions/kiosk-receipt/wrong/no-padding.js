// Wrong: prints numbers without their two decimals
// Fails: nothing sold; free; many words
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
let total = 0;
for (const line of lines) {
  const words = line.split(' ');
  const sum = Number(words[0]) * Number(words.at(-1));
  total += sum;
  console.log(`${words.slice(1, -1).join(' ')}: ${Math.round(sum * 100) / 100}`);
}
console.log(`total: ${Math.round(total * 100) / 100}`);
