// A hand's path made small: the points that matter, as numbers from the path's corner. Pure.
import { pointLimit } from './board.ts';

export interface Point {
  x: number;
  y: number;
}

/** A shape's place and points from the path of a hand, at most `pointLimit` numbers. */
export function freehand(path: readonly Point[]) {
  let kept = thinned(path, 1.5);
  for (let tolerance = 3; kept.length * 2 > pointLimit && tolerance < 4_000; tolerance *= 2)
    kept = thinned(path, tolerance);
  const xs = kept.map((point) => Math.round(point.x));
  const ys = kept.map((point) => Math.round(point.y));
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  const points = xs.flatMap((at, index) => [at - x, (ys[index] ?? y) - y]);
  return { x, y, w: Math.max(...xs) - x, h: Math.max(...ys) - y, points };
}

/** Ramer–Douglas–Peucker: leaves out what lies within `tolerance` of a straight line. Without recursion, for long paths. */
function thinned(path: readonly Point[], tolerance: number): Point[] {
  const last = path.length - 1;
  const keep = new Set([0, last]);
  const spans: [number, number][] = [[0, last]];
  for (let span = spans.pop(); span; span = spans.pop()) {
    const [from, to] = span;
    const far = farthest(path, from, to);
    if (far.distance <= tolerance) continue;
    keep.add(far.at);
    spans.push([from, far.at], [far.at, to]);
  }
  return path.filter((_, index) => keep.has(index));
}

function farthest(path: readonly Point[], from: number, to: number): { at: number; distance: number } {
  const [a, b] = [path[from], path[to]];
  let best = { at: from, distance: -1 };
  if (!a || !b) return best;
  const length = Math.hypot(b.x - a.x, b.y - a.y);
  for (let at = from + 1; at < to; at++) {
    const p = path[at];
    if (!p) continue;
    const distance =
      length === 0
        ? Math.hypot(p.x - a.x, p.y - a.y)
        : Math.abs((b.x - a.x) * (a.y - p.y) - (a.x - p.x) * (b.y - a.y)) / length;
    if (distance > best.distance) best = { at, distance };
  }
  return best;
}
