// Where two short texts differ, as runs of same and different pieces. Pure; knows nothing of tests.
export interface Piece {
  text: string;
  same: boolean;
}

/** Pieces beyond which comparing would cost too much: then only the common head and tail count. */
const limit = 600;

/** Both texts cut into pieces; joined, `left` gives `a` again and `right` gives `b`. */
export function diff(a: string, b: string): { left: Piece[]; right: Piece[] } {
  const left = cut(a);
  const right = cut(b);
  if (left.length > limit || right.length > limit) return headAndTail(a, b);
  const common = table(left, right);
  const keptLeft = new Set<number>();
  const keptRight = new Set<number>();
  for (let i = 0, j = 0; i < left.length && j < right.length;) {
    if (left[i] === right[j]) {
      keptLeft.add(i++);
      keptRight.add(j++);
    } else if ((common[i + 1]?.[j] ?? 0) >= (common[i]?.[j + 1] ?? 0)) i++;
    else j++;
  }
  return { left: joined(left, keptLeft), right: joined(right, keptRight) };
}

function cut(text: string): string[] {
  return text.match(/[\p{L}\p{N}_.]+|\s|[^\p{L}\p{N}_.\s]/gu) ?? [];
}

/** Length of the longest common sequence of the rest from (i, j). */
function table(a: string[], b: string[]): number[][] {
  const rows = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = rows[i];
      const next = rows[i + 1];
      if (row && next)
        row[j] = a[i] === b[j] ? (next[j + 1] ?? 0) + 1 : Math.max(next[j] ?? 0, row[j + 1] ?? 0);
    }
  return rows;
}

function joined(pieces: string[], kept: Set<number>): Piece[] {
  const out: Piece[] = [];
  for (const [at, text] of pieces.entries()) {
    const same = kept.has(at);
    const last = out.at(-1);
    if (last?.same === same) last.text += text;
    else out.push({ text, same });
  }
  return out;
}

function headAndTail(a: string, b: string): { left: Piece[]; right: Piece[] } {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < most - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const parts = (text: string): Piece[] =>
    [
      { text: text.slice(0, head), same: true },
      { text: text.slice(head, text.length - tail), same: false },
      { text: text.slice(text.length - tail), same: true },
    ].filter((piece) => piece.text !== '');
  return { left: parts(a), right: parts(b) };
}
