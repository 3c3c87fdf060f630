// Wrong: forgets the continuation lines
// Fails: not quite a time; small letters are no level; capital source
const text = require('fs').readFileSync(0, 'utf8');
const sources = {};
for (const line of text.split('\n')) {
  const head = /^\d\d:\d\d:\d\d ([A-Z]+) ([a-z]+):/.exec(line);
  if (!head) continue;
  const s = (sources[head[2]] ??= { errors: 0, entries: 0 });
  s.entries++;
  if (head[1] === 'ERROR') s.errors++;
}
const noisy = Object.entries(sources).filter(([, s]) => s.errors > 0);
noisy.sort((a, b) => b[1].errors - a[1].errors || (a[0] < b[0] ? -1 : 1));
for (const [name, s] of noisy) console.log(`${name} ${s.errors} ${s.entries} ${s.entries}`);
if (noisy.length === 0) console.log('quiet');
