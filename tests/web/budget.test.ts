// What a first visit loads: each page's JavaScript outside of Monaco, compressed, stays within its budget.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeAll, expect, test } from 'vitest';

const dist = join(import.meta.dirname, '../../web/dist');
const budgetKb = 150; // gzip; 1 KB is 1,000 bytes

beforeAll(() => {
  if (!existsSync(join(dist, 'index.html')))
    throw new Error('web/dist is not built: npm test builds it before the tests');
});

const read = (file: string) => readFileSync(join(dist, 'assets', file), 'utf8');
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, name]) => name ?? '');

/** The files that `file` needs before it runs, itself included. */
function whole(file: string, seen = new Set<string>()): Set<string> {
  if (seen.has(file)) return seen;
  seen.add(file);
  for (const next of matches(read(file), /(?:\bfrom|\bimport)\s*["']\.\/([\w.-]+\.js)["']/g))
    whole(next, seen);
  return seen;
}

const kilobytes = (files: Set<string>) =>
  [...files].reduce((sum, file) => sum + gzipSync(read(file)).length, 0) / 1_000;

test('the entry and every page that it opens stay within the budget, Monaco apart', () => {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  const entries = matches(html, /<(?:script|link)[^>]*?(?:src|href)="\/assets\/([\w.-]+\.js)"/g);
  expect(entries.length).toBeGreaterThan(0);
  const entry = new Set(entries.flatMap((file) => [...whole(file)]));
  const pages = [...entry].flatMap((file) =>
    matches(read(file), /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g),
  );
  expect(pages.map((file) => basename(file).split('-')[0])).toEqual(
    expect.arrayContaining(['HomePage', 'RoomPage', 'DeskPage', 'ReportPage']),
  );
  const sizes = new Map([['entry', kilobytes(entry)]]);
  for (const page of new Set(pages)) sizes.set(page, kilobytes(whole(page, new Set(entry))));
  for (const [page, size] of sizes) process.stdout.write(`${page}: ${size.toFixed(1)} KB\n`);
  const over = [...sizes].filter(([, size]) => size >= budgetKb);
  expect(over).toEqual([]);
});
