// Frames of a room's page while a program prints a megabyte at once, the other person's page open beside it; and of a page
// with nothing but the same terminal that is given the same text in one piece.
import type { Browser, Page } from 'playwright-core';
import { replaceCode } from '../../tests/support/browser.ts';
import type { Candor } from '../../tests/support/candor.ts';
import { against, enterRoom, line, percentile, TIMES } from './page.ts';
import { servePlain } from './plain.ts';

const PROGRAM = `import sys; sys.stdout.write(("x" * 98 + "\\n") * 10_101)`; // 999,999 bytes, just below the limit
const LONGEST_MS = 50;
const FRAMES_A_SECOND = 60;
const SETTLE_FRAMES = 30; // after the end: the terminal still draws
const LIMIT_MS = 60_000;

/** Runs in the page: presses Run and keeps each frame's milliseconds, from the first output until the run's end is drawn. */
async function runAndWatch({ settle, limit }: { settle: number; limit: number }): Promise<number[]> {
  const named = (name: string) =>
    [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
  const begun = performance.now();
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  named('Run')?.click();
  while (!named('Stop')) {
    if (performance.now() - begun > limit) throw new Error('the program did not start');
    await frame();
  }
  const took: number[] = [];
  let last = await frame();
  for (let left = settle; left > 0;) {
    if (performance.now() - begun > limit) throw new Error('the program did not end');
    const now = await frame();
    took.push(now - last);
    last = now;
    if (!named('Stop')) left -= 1;
  }
  return took;
}

async function flood(page: Page): Promise<number[]> {
  const took = await page.evaluate(runAndWatch, { settle: SETTLE_FRAMES, limit: LIMIT_MS });
  await page.locator('.xterm-rows').filter({ hasText: 'xxxxx' }).first().waitFor();
  return took;
}

/** Runs in the plain page: the same frames there. */
async function writeAndWatch({ settle }: { settle: number }): Promise<number[]> {
  const given: unknown = Reflect.get(globalThis, 'write');
  if (typeof given !== 'function') throw new Error('no terminal');
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  let done = false;
  const took: number[] = [];
  let last = await frame();
  void Promise.resolve(given(`${'x'.repeat(98)}\r\n`.repeat(10_101))).then(() => (done = true));
  for (let left = settle; left > 0;) {
    const now = await frame();
    took.push(now - last);
    last = now;
    if (done) left -= 1;
  }
  return took;
}

async function plainFloods(browser: Browser): Promise<number[][]> {
  const plain = await servePlain();
  const page = await browser.newPage();
  try {
    await page.goto(`${plain.url}terminal`);
    await page.waitForFunction('typeof write === "function"');
    const runs: number[][] = [];
    while (runs.length < TIMES) runs.push(await page.evaluate(writeAndWatch, { settle: SETTLE_FRAMES }));
    return runs;
  } finally {
    await page.close();
    await plain.close();
  }
}

/** Frames a second over all runs, and the longest frame of the median run. */
const figures = (runs: number[][]) => ({
  rate: (runs.flat().length * 1_000) / runs.flat().reduce((sum, one) => sum + one, 0),
  longest: percentile(
    runs.map((one) => Math.max(...one)),
    0.5,
  ),
});

/** Prints the row. */
export async function measureFlood(browser: Browser, candor: Candor): Promise<void> {
  console.log(`\nflood: 1 MB printed at once, ${String(TIMES)} times`);
  const { candidate, leave } = await enterRoom(browser, candor);
  try {
    await replaceCode(candidate, PROGRAM);
    const runs: number[][] = [];
    while (runs.length < TIMES) runs.push(await flood(candidate));
    const all = runs.flat();
    const [ours, floor] = [figures(runs), figures(await plainFloods(browser))];
    line(
      'frames a second',
      `${ours.rate.toFixed(1).padStart(9)}   target ${String(FRAMES_A_SECOND)}; plain terminal ${floor.rate.toFixed(1)} (${(ours.rate / floor.rate).toFixed(2)} of it)`,
    );
    against('longest frame, median of runs', ours.longest, LONGEST_MS);
    against('  plain terminal', floor.longest, LONGEST_MS);
    line(
      'frames over 50 ms',
      `${String(all.filter((one) => one > LONGEST_MS).length)} of ${String(all.length)}`,
    );
  } finally {
    await leave();
  }
}
