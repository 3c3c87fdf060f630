import { readFileSync } from 'node:fs';

const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const money = (cents: number): string => `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
let total = 0;
for (const line of lines) {
  const [, amount, article, whole, part] = /^(\d+) (.*) (\d+)\.(\d\d)$/.exec(line) ?? [];
  const cents = Number(amount) * (Number(whole) * 100 + Number(part));
  total += cents;
  console.log(`${article}: ${money(cents)}`);
}
console.log(`total: ${money(total)}`);
