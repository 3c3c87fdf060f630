// Every attack fails, is answered with the right reason, and leaves the next run healthy.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/job.ts';
import { collect, ownContainers, python as hello, realSandbox } from '../sandbox/run.ts';
import { shortLimits } from './attack.ts';
import type { Attack } from './attack.ts';
import { compilers } from './compilers.ts';
import { escapes } from './escapes.ts';
import { resources } from './resources.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = realSandbox({ slots: 2 });
  expect(await sandbox.available()).toBe(true);
}, 120_000);
afterAll(async () => {
  await sandbox.close();
  expect(await ownContainers()).toEqual([]);
}, 120_000);

async function attack({ language, source, reasons, limits }: Attack): Promise<void> {
  const job = { ...hello(''), language, files: [{ path: extension[language], text: source }] };
  const { stdout, stderr, end } = await collect(sandbox, { ...job, limits: { ...shortLimits, ...limits } });
  const told = `${end.reason}: ${end.message}\n${stdout.slice(0, 800)}\n${stderr.slice(-800)}`;
  expect(stdout, told).not.toContain('BREACH');
  expect(reasons, told).toContain(end.reason);
  if (reasons.join() === 'ok') expect(stdout, told).toContain('HELD');
  expect(stdout.length + stderr.length).toBeLessThanOrEqual(1_000_000);
  const next = await collect(sandbox, hello("print('healthy')"));
  expect([next.stdout, next.end.reason]).toEqual(['healthy\n', 'ok']);
}

const extension = {
  python: 'main.py',
  javascript: 'main.js',
  typescript: 'main.ts',
  java: 'main.java',
  cpp: 'main.cpp',
  go: 'main.go',
};

describe('attacks on resources', { timeout: 180_000 }, () => {
  test.each(resources)('$name', attack);
});
describe('attacks on the walls', { timeout: 180_000 }, () => {
  test.each(escapes)('$name', attack);
});
describe('attacks by way of compilers', { timeout: 180_000 }, () => {
  test.each(compilers)('$name', attack);
});
