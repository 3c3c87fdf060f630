// What changed between two texts, as a unified diff of their lines. Pure; bounded in work and in size.

const context = 8; // unchanged lines around each change
const mostCells = 1_000_000; // of the table of common lines; beyond, what differs is replaced as a whole
const longest = 6_000; // characters

interface Step {
  mark: ' ' | '-' | '+';
  line: string;
}

/** Empty: nothing changed. Null: more changed than a diff is good for. */
export function changesBetween(before: string, after: string): string | null {
  if (before === after) return '';
  const text = hunks(steps(before.split('\n'), after.split('\n'))).join('\n');
  return text.length > longest ? null : text;
}

function steps(a: string[], b: string[]): Step[] {
  let head = 0;
  while (head < Math.min(a.length, b.length) && a[head] === b[head]) head += 1;
  let tail = 0;
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail += 1;
  const same = (lines: string[]): Step[] => lines.map((line) => ({ mark: ' ', line }));
  const middle = compared(a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  return [...same(a.slice(0, head)), ...middle, ...same(a.slice(a.length - tail))];
}

/** By the longest common subsequence. */
function compared(a: string[], b: string[]): Step[] {
  const out: Step[] = [];
  const wide = b.length + 1;
  const tooMuch = a.length * b.length > mostCells;
  const common = new Uint32Array(tooMuch ? 0 : (a.length + 1) * wide);
  const at = (i: number, j: number) => common[i * wide + j] ?? 0;
  if (!tooMuch)
    for (let i = a.length - 1; i >= 0; i -= 1)
      for (let j = b.length - 1; j >= 0; j -= 1)
        common[i * wide + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [old, fresh] = [a[i], b[j]];
    if (!tooMuch && old !== undefined && old === fresh) {
      out.push({ mark: ' ', line: old });
      [i, j] = [i + 1, j + 1];
    } else if (old !== undefined && (fresh === undefined || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ mark: '-', line: old });
      i += 1;
    } else {
      out.push({ mark: '+', line: fresh ?? '' });
      j += 1;
    }
  }
  return out;
}

function hunks(all: Step[]): string[] {
  const near = new Set<number>();
  all.forEach(({ mark }, at) => {
    if (mark !== ' ') for (let i = at - context; i <= at + context; i += 1) near.add(i);
  });
  const out: string[] = [];
  let [was, is] = [1, 1]; // numbers of the lines that come next
  all.forEach(({ mark, line }, at) => {
    if (near.has(at)) {
      if (!near.has(at - 1) || at === 0) out.push(`@@ -${was} +${is} @@`);
      out.push(mark + line);
    }
    if (mark !== '+') was += 1;
    if (mark !== '-') is += 1;
  });
  return out;
}
