import { readFileSync } from 'node:fs';

const text = readFileSync(0, 'utf8');
interface Source {
  name: string;
  errors: number;
  entries: number;
  lines: number;
}

const sources = new Map<string, Source>();
let current: Source | null = null;
for (const line of text.split('\n').slice(0, -1)) {
  const head = /^\d\d:\d\d:\d\d ([A-Z]+) ([a-z]+):/.exec(line);
  if (head) {
    current = sources.get(head[2]) ?? { name: head[2], errors: 0, entries: 0, lines: 0 };
    sources.set(head[2], current);
    current.entries++;
    if (head[1] === 'ERROR') current.errors++;
  }
  if (current) current.lines++;
}
const noisy = [...sources.values()].filter((s) => s.errors > 0);
noisy.sort((a, b) => b.errors - a.errors || (a.name < b.name ? -1 : 1));
for (const s of noisy) console.log(`${s.name} ${s.errors} ${s.entries} ${s.lines}`);
if (noisy.length === 0) console.log('quiet');
