import { readFileSync } from 'node:fs';

const lines = readFileSync(0, 'utf8').split('\n').filter(Boolean);
const sheet = new Map<string, string[]>();
for (const line of lines) {
  const [name, , ...terms] = line.split(' ');
  sheet.set(name, terms);
}
const values = new Map<string, number | null>(); // null: being computed, or a loop
const compute = (name: string): number | null => {
  const terms = sheet.get(name);
  if (!terms) return 0;
  const known = values.get(name);
  if (known !== undefined) return known;
  values.set(name, null);
  let sum = 0;
  let sign = 1;
  for (const term of terms) {
    if (term === '+' || term === '-') {
      sign = term === '+' ? 1 : -1;
      continue;
    }
    const value = /^[A-Z]/.test(term) ? compute(term) : Number(term);
    if (value === null) return null;
    sum += sign * value;
  }
  values.set(name, sum);
  return sum;
};
const cells = [...sheet.keys()].sort((a, b) => (a[0] === b[0] ? Number(a.slice(1)) - Number(b.slice(1)) : a[0] < b[0] ? -1 : 1));
for (const name of cells) console.log(`${name} ${compute(name) ?? 'loop'}`);
