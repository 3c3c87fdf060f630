// What a first visit loads: each page's JavaScript outside of Monaco, compressed, stays within its budget and comes at once.
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
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

/** The files that a page of the build starts with. */
function entryOf(page: string): Set<string> {
  const html = readFileSync(join(dist, page), 'utf8');
  const files = matches(html, /<(?:script|link)[^>]*?(?:src|href)="\/assets\/([\w.-]+\.js)"/g);
  expect(files.length).toBeGreaterThan(0);
  return new Set(files.flatMap((file) => [...whole(file)]));
}

/** The pages that these files open. */
const pagesOf = (entry: Set<string>) =>
  new Set(
    [...entry].flatMap((file) => matches(read(file), /\bimport\(\s*["'`]\.\/([\w.-]+\.js)["'`]\s*\)/g)),
  );

test('the entry and every page that it opens stay within the budget, Monaco apart', () => {
  const entry = entryOf('index.html');
  const pages = pagesOf(entry);
  expect([...pages].map((file) => basename(file).split('-')[0])).toEqual(
    expect.arrayContaining(['HomePage', 'RoomPage', 'DeskPage', 'ReportPage']),
  );
  const sizes = new Map([['entry', kilobytes(entry)]]);
  for (const page of pages) sizes.set(page, kilobytes(whole(page, new Set(entry))));
  for (const [page, size] of sizes) process.stdout.write(`${page}: ${size.toFixed(1)} KB\n`);
  const over = [...sizes].filter(([, size]) => size >= budgetKb);
  expect(over).toEqual([]);
});

test('the start page is there before what answers are read with', () => {
  const entry = entryOf('index.html');
  const home = [...pagesOf(entry)].find((file) => file.startsWith('HomePage-')) ?? '';
  const needed = [...whole(home, entry)].map((file) => basename(file).split('-')[0]);
  expect(needed).toContain('app');
  expect(needed).not.toContain('reading');
  expect(needed).not.toContain('contract');
});

test('a page of its own names all that it needs, so that no file waits for another', () => {
  const entry = entryOf('index.html');
  for (const [name, start] of [
    ['home', 'HomePage'],
    ['room', 'RoomPage'],
    ['desk', 'DeskPage'],
    ['sign-in', 'SignInPage'],
    ['report', 'ReportPage'],
    ['copy', 'CopyPage'],
    ['replay', 'ReplayPage'],
  ] as const) {
    const page = [...pagesOf(entry)].find((file) => file.startsWith(`${start}-`)) ?? '';
    const html = readFileSync(join(dist, `${name}.html`), 'utf8');
    const named = matches(html, /="\/assets\/([\w.-]+\.js)"/g);
    expect(named, name).toEqual(expect.arrayContaining([...whole(page)]));
  }
});

test('what is text lies beside itself, compressed', () => {
  for (const file of entryOf('index.html')) {
    const text = readFileSync(join(dist, 'assets', file));
    if (text.length <= 1_024) continue;
    expect(brotliDecompressSync(readFileSync(join(dist, 'assets', `${file}.br`))).equals(text)).toBe(true);
    expect(gunzipSync(readFileSync(join(dist, 'assets', `${file}.gz`))).equals(text)).toBe(true);
  }
});
