// The counts that `npm test` ends with: from a real Vitest run of files that pass, fail, skip, cannot be loaded.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');

function tally(files: Record<string, string>): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'candor-tally-'));
  try {
    symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
    const vitest = join(root, 'node_modules/vitest/vitest.mjs');
    const reporter = `--reporter=${join(root, 'setup/tally.mjs')}`;
    const path = join(folder, 'tally.json');
    const env = { PATH: process.env['PATH'], CANDOR_TALLY: path };
    const run = spawnSync(process.execPath, [vitest, 'run', reporter], {
      cwd: folder,
      env,
      timeout: 100_000,
      encoding: 'utf8',
    });
    return { ...JSON.parse(readFileSync(path, 'utf8')), exit: run.status };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const good = `import { test } from 'vitest'; test('a', () => {}); test('b', () => {}); test.skip('c', () => {});`;

test('what passed, failed and was skipped is counted, and so is a file that cannot be loaded', () => {
  expect(tally({ 'good.test.js': good })).toEqual({
    passed: 2,
    failed: 0,
    skipped: 1,
    finished: true,
    exit: 0,
  });
  const bad = `import { test } from 'vitest'; test('d', () => { throw new Error('no'); });`;
  const broken = `import './no-such-file.js';`;
  expect(tally({ 'good.test.js': good, 'bad.test.js': bad, 'broken.test.js': broken })).toEqual({
    passed: 2,
    failed: 2,
    skipped: 1,
    finished: true,
    exit: 1,
  });
});
