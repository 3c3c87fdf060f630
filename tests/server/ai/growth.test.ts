// What measured times are said to look like.
import { expect, test } from 'vitest';
import { fitGrowth } from '../../../server/ai/growth.ts';

const sizes = [100, 400, 1_600, 6_400, 25_600];
const grow = (time: (n: number) => number) => fitGrowth(sizes.map((size) => ({ size, ms: time(size) })));

test.each<[string, (n: number) => number, string | null]>([
  ['a constant', () => 140, 'slower than linear'],
  ['n', (n) => n / 100, 'linear'],
  ['n with a start of its own', (n) => 2 + n / 100, 'linear'],
  ['n log n', (n) => (n * Math.log2(n)) / 1_000, 'linear'],
  ['n to the 1.5', (n) => n ** 1.5 / 10_000, 'between linear and quadratic'],
  ['n squared', (n) => n ** 2 / 100_000, 'quadratic'],
  ['n cubed', (n) => n ** 3 / 1e9, 'cubic'],
  ['n to the fifth', (n) => n ** 5 / 1e18, 'steeper than cubic'],
  ['nothing to see', () => 1, null],
  ['a quick one', (n) => n / 10_000, null],
])('%s', (_what, time, looks) => {
  expect(grow(time).looks).toBe(looks);
});

test('it says what was measured, in order of size', () => {
  const points = [
    { size: 10_000, ms: 1_200 },
    { size: 1_000, ms: 12 },
  ];
  expect(fitGrowth(points).text).toBe('looks quadratic: 1k 12 ms, 10k 1.2 s');
  expect(fitGrowth([]).looks).toBeNull();
});
