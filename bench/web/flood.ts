// Frames of a room's page while a program prints a megabyte at once, the other person's page open beside it.
import type { Browser, Page } from 'playwright-core';
import { replaceCode } from '../../tests/support/browser.ts';
import type { Candor } from '../../tests/support/candor.ts';
import { against, enterRoom, line, percentile, TIMES } from './page.ts';

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

/** Prints the row. */
export async function measureFlood(browser: Browser, candor: Candor): Promise<void> {
  console.log(`\nflood: 1 MB printed at once, ${String(TIMES)} times`);
  const { candidate, leave } = await enterRoom(browser, candor);
  try {
    await replaceCode(candidate, PROGRAM);
    const runs: number[][] = [];
    while (runs.length < TIMES) runs.push(await flood(candidate));
    const all = runs.flat();
    const rate = (all.length * 1_000) / all.reduce((sum, one) => sum + one, 0);
    line(
      'frames a second',
      `${rate.toFixed(1).padStart(9)}   target ${String(FRAMES_A_SECOND)} (${(rate / FRAMES_A_SECOND).toFixed(2)} of it)`,
    );
    const longest = runs.map((one) => Math.max(...one));
    against('longest frame, median of runs', percentile(longest, 0.5), LONGEST_MS);
    against('  worst', Math.max(...longest), LONGEST_MS);
    line(
      'frames over 50 ms',
      `${String(all.filter((one) => one > LONGEST_MS).length)} of ${String(all.length)}`,
    );
  } finally {
    await leave();
  }
}
