const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const sheet = new Map();
for (const line of lines) {
  const [name, , ...terms] = line.split(' ');
  sheet.set(name, terms);
}
const values = new Map(); // null: being computed, or a loop
const compute = (name) => {
  if (!sheet.has(name)) return 0;
  if (values.has(name)) return values.get(name);
  values.set(name, null);
  let sum = 0;
  let sign = 1;
  for (const term of sheet.get(name)) {
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
const cells = [...sheet.keys()].sort((a, b) => (a[0] === b[0] ? a.slice(1) - b.slice(1) : a[0] < b[0] ? -1 : 1));
for (const name of cells) console.log(`${name} ${compute(name) ?? 'loop'}`);
