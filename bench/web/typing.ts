// From a key to the painted frame: in our room, with the other person's window on the same machine and without it, and in a
// page with nothing but the same Monaco.
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

function print(title: string, room: Typed, plain: Typed): void {
  console.log(`  ${title}`);
  const row = (name: string, pick: (typed: Typed) => number) => {
    const [ours, theirs] = [pick(room), pick(plain)];
    line(
      `  ${name}`,
      `${ms(ours).padStart(9)}   plain Monaco ${ms(theirs)} (${(ours / theirs).toFixed(2)} of it)`,
    );
  };
  row('p50', ({ painted }) => percentile(painted, 0.5));
  row('p99', ({ painted }) => percentile(painted, 0.99));
  row('work of the page, a key', ({ work }) => work);
}

async function inTurn(room: Page, plain: Page): Promise<[Typed, Typed]> {
  const theirs = await type(plain);
  return [await type(room), theirs];
}

/** Prints the rows, each beside a turn of the plain page just before it. */
export async function measureTyping(browser: Browser, candor: Candor): Promise<void> {
  console.log(`\ntyping: key to painted frame, ${String(KEYS)} keys`);
  const [site, room] = [await servePlain(), await enterRoom(browser, candor)];
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    const plain = await context.newPage();
    await plain.goto(site.url);
    await plain.locator('.monaco-editor .view-line').first().waitFor();
    print("the other person's window on the same machine", ...(await inTurn(room.candidate, plain)));
    await room.stayAlone();
    print('alone on the machine', ...(await inTurn(room.candidate, plain)));
  } finally {
    await context.close();
    await room.leave();
    await site.close();
  }
}
