// How the time of a program grows with its input, from measured points. Pure: knows no sandbox. Says nothing where the
// times are too small to tell.

export interface Point {
  size: number; // values in the input
  ms: number; // of CPU time
}
export interface Growth {
  /** Null: too quick to tell. */
  looks:
    | 'slower than linear'
    | 'linear'
    | 'between linear and quadratic'
    | 'quadratic'
    | 'cubic'
    | 'steeper than cubic'
    | null;
  /** "looks quadratic: 1k 12 ms, 10k 1.2 s" */
  text: string;
  points: Point[]; // by size
}

const noiseMs = 5; // below this a time is start-up and chance
const tellingMs = 100; // the largest input must take so long
const tellingRatio = 3; // and be so much larger than the smallest that counts

/** Exponents up to `to` are called so. Sorting's logarithm counts as linear. */
const names = [
  { to: 0.7, looks: 'slower than linear' },
  { to: 1.35, looks: 'linear' },
  { to: 1.65, looks: 'between linear and quadratic' },
  { to: 2.4, looks: 'quadratic' },
  { to: 3.4, looks: 'cubic' },
  { to: Infinity, looks: 'steeper than cubic' },
] as const;

/** Fits a power of the size. Points in any order. */
export function fitGrowth(measured: readonly Point[]): Growth {
  const points = measured.toSorted((a, b) => a.size - b.size);
  const listed = points.map(({ size, ms }) => `${sizeText(size)} ${timeText(ms)}`).join(', ');
  const counted = points.filter(({ size, ms }) => size > 0 && ms >= noiseMs);
  const [first, last] = [counted[0], counted.at(-1)];
  const tells = first && last && last.ms >= tellingMs && last.size / first.size >= tellingRatio;
  if (!tells) return { looks: null, text: `too quick to tell how it grows: ${listed}`, points };
  const power = slope(counted.map(({ size, ms }) => [Math.log(size), Math.log(ms)]));
  const { looks } = names.find(({ to }) => power <= to) ?? names[5];
  return { looks, text: `looks ${looks}: ${listed}`, points };
}

/** Least squares. */
function slope(points: [number, number][]): number {
  const mean = (at: 0 | 1) => points.reduce((sum, point) => sum + point[at], 0) / points.length;
  const [x, y] = [mean(0), mean(1)];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

function sizeText(size: number): string {
  return size < 1_000 ? String(size) : `${Number((size / 1_000).toPrecision(2))}k`;
}
function timeText(ms: number): string {
  return ms < 1_000 ? `${Math.round(ms)} ms` : `${(ms / 1_000).toFixed(1)} s`;
}
