const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const money = (cents) => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
let total = 0;
for (const line of lines) {
  const [, amount, article, whole, part] = /^(\d+) (.*) (\d+)\.(\d\d)$/.exec(line);
  const cents = amount * (whole * 100 + Number(part));
  total += cents;
  console.log(`${article}: ${money(cents)}`);
}
console.log(`total: ${money(total)}`);
