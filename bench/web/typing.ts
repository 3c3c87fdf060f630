// From a key to the painted frame: in our room with two people in it, and in a page with nothing but the same Monaco.
import type { Browser, Page } from 'playwright-core';
import type { Candor } from '../../tests/support/candor.ts';
import { enterRoom, line, ms, percentile } from './page.ts';
import { servePlain } from './plain.ts';

const KEYS = 300;
const WARM = 40;
const PAUSE_MS = 70; // fourteen keys a second
const TEXT = 'total = total + value  # what was seen so far\n';

interface Typed {
  painted: number[]; // ms, one a key
  work: number; // ms of the page's main thread, a key
}

/** Runs in the page: keeps, of every key, how long it took until the frame after it was painted. */
function watchKeys(): void {
  const painted: number[] = [];
  Object.assign(globalThis, { painted });
  addEventListener(
    'keydown',
    ({ timeStamp }) =>
      requestAnimationFrame(() => {
        const after = new MessageChannel();
        after.port1.onmessage = () => painted.push(performance.now() - timeStamp);
        after.port2.postMessage(null);
      }),
    { capture: true },
  );
}

async function type(page: Page): Promise<Typed> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.evaluate(watchKeys);
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  const busy = async (): Promise<number> => {
    const { metrics } = await cdp.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  let from = 0;
  for (let i = 0; i < WARM + KEYS; i += 1) {
    if (i === WARM) from = await busy();
    const char = TEXT[i % TEXT.length] ?? ' ';
    const key =
      char === '\n' ? { key: 'Enter', text: '\r', windowsVirtualKeyCode: 13 } : { key: char, text: char };
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: key.key });
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  const work = ((await busy()) - from) / KEYS;
  const painted = await page.evaluate<number[]>('painted');
  await cdp.detach();
  return { painted: painted.slice(WARM), work };
}

function print(name: string, pick: (typed: Typed) => number, room: Typed, plain: Typed): void {
  const [ours, theirs] = [pick(room), pick(plain)];
  line(name, `${ms(ours).padStart(9)}   plain Monaco ${ms(theirs)} (${(ours / theirs).toFixed(2)} of it)`);
}

/** Prints the row. The two take turns, so that what else the machine does is in both. */
export async function measureTyping(browser: Browser, candor: Candor): Promise<void> {
  console.log(`\ntyping: key to painted frame, ${String(KEYS)} keys, another person in the room`);
  const [site, room] = [await servePlain(), await enterRoom(browser, candor)];
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    const plain = await context.newPage();
    await plain.goto(site.url);
    await plain.locator('.monaco-editor .view-line').first().waitFor();
    const theirs = await type(plain);
    const ours = await type(room.candidate);
    print('p50', ({ painted }) => percentile(painted, 0.5), ours, theirs);
    print('p99', ({ painted }) => percentile(painted, 0.99), ours, theirs);
    print('work of the page, a key', ({ work }) => work, ours, theirs);
  } finally {
    await context.close();
    await room.leave();
    await site.close();
  }
}
