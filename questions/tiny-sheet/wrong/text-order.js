// Wrong: sorts the names as text
// Fails: sorted by number, not as text; long chain backwards
const lines = require('fs').readFileSync(0, 'utf8').split('\n').filter(Boolean);
const sheet = new Map();
for (const line of lines) sheet.set(line.split(' ')[0], line.split(' ').slice(2));
const values = new Map();
const compute = (name) => {
  if (!sheet.has(name)) return 0;
  if (values.has(name)) return values.get(name);
  values.set(name, null);
  let sum = 0;
  let sign = 1;
  for (const term of sheet.get(name)) {
    if (term === '+') sign = 1;
    else if (term === '-') sign = -1;
    else {
      const value = /^[A-Z]/.test(term) ? compute(term) : Number(term);
      if (value === null) return null;
      sum += sign * value;
    }
  }
  values.set(name, sum);
  return sum;
};
for (const name of [...sheet.keys()].sort()) console.log(`${name} ${compute(name) ?? 'loop'}`);
