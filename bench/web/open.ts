// Opening the start page and a room with an empty cache, a slow line and a slow processor, and what that time went into.
import type { Browser, CDPSession } from 'playwright-core';
import type { Candor } from '../../tests/support/candor.ts';
import { against, line, ms, percentile, startRoom, TIMES } from './page.ts';

const BYTES_A_SECOND = 1_600_000 / 8; // "fast 3G"
const LINE = {
  offline: false,
  latency: 150, // ms
  downloadThroughput: BYTES_A_SECOND,
  uploadThroughput: 750_000 / 8,
};
const SLOWER = 4; // times, the processor
const START_MS = 1_000;
const SHELL_MS = 2_000;
const LIMIT_MS = 120_000;

/** Milliseconds since the navigation began, by what is there. */
type Marks = Record<string, number>;
interface Opening {
  marks: Marks;
  busy: number; // ms of the page's main thread
  wire: Wire;
}
interface Wire {
  requests: number;
  bytes: number;
  encodings: Set<string>;
}

/** Runs in the start page: clicks on "Appearance" in every frame until its dialog answers. */
function watchStart(): void {
  const look = (): void => {
    if (document.querySelector('dialog[open]')) {
      Object.assign(globalThis, { marks: { last: performance.now() } });
      return;
    }
    document.querySelector<HTMLElement>('header button[aria-label="Appearance"]')?.click();
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Runs in the room: notes when the question can be read beside a Run button, and when the editor shows code. */
function watchRoom(): void {
  const marks: Marks = {};
  const look = (): void => {
    const question = document.querySelector('article h2')?.textContent ?? '';
    const run = [...document.querySelectorAll('button')].some((one) => one.textContent.trim() === 'Run');
    if (marks['shell'] === undefined && question !== '' && run) marks['shell'] = performance.now();
    const code = document.querySelector('.monaco-editor .view-lines')?.textContent ?? '';
    if (code.includes('def')) {
      marks['last'] = performance.now();
      Object.assign(globalThis, { marks });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Counts what comes over the line from now on. */
async function watchWire(cdp: CDPSession): Promise<Wire> {
  const wire: Wire = { requests: 0, bytes: 0, encodings: new Set() };
  cdp.on('Network.responseReceived', ({ response }) => {
    wire.requests += 1;
    const of = response.headers['content-encoding'] ?? response.headers['Content-Encoding'];
    if (/\.(js|css)$/.test(new URL(response.url).pathname)) wire.encodings.add(of ?? 'none');
  });
  cdp.on('Network.loadingFinished', ({ encodedDataLength }) => (wire.bytes += encodedDataLength));
  await cdp.send('Network.enable');
  return wire;
}

async function openOnce(browser: Browser, address: string, watch: () => void): Promise<Opening> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  try {
    const [, session = ''] = /\/room\/([^/?#]+)/.exec(address) ?? [];
    await context.addInitScript((key) => sessionStorage.setItem(key, 'yes'), `candor.checked.${session}`);
    await context.addInitScript(watch);
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    const wire = await watchWire(cdp);
    await cdp.send('Performance.enable');
    await cdp.send('Network.emulateNetworkConditions', LINE);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWER });
    await page.goto(address, { timeout: LIMIT_MS, waitUntil: 'commit' });
    await page.waitForFunction(() => 'marks' in globalThis, null, { timeout: LIMIT_MS });
    const marks = await page.evaluate<Marks>('marks');
    const { metrics } = await cdp.send('Performance.getMetrics');
    const busy = (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
    return { marks, busy, wire: { ...wire, encodings: new Set(wire.encodings) } };
  } finally {
    await context.close();
  }
}

/** The middle of some openings, and where its time went. */
async function openOften(browser: Browser, address: () => Promise<string>, watch: () => void) {
  const openings: Opening[] = [];
  while (openings.length < TIMES) openings.push(await openOnce(browser, await address(), watch));
  const middle = (pick: (one: Opening) => number): number => percentile(openings.map(pick), 0.5);
  return {
    mark: (name: string) => middle(({ marks }) => marks[name] ?? Number.NaN),
    spent: () => {
      const [bytes, busy] = [middle(({ wire }) => wire.bytes), middle((one) => one.busy)];
      const onLine = (bytes / BYTES_A_SECOND) * 1_000;
      const requests = middle(({ wire }) => wire.requests);
      const encodings = [...new Set(openings.flatMap(({ wire }) => [...wire.encodings]))].join(', ');
      line('  came over the line', `${String(Math.round(bytes / 1_000))} kB in ${String(requests)} answers`);
      line('  compressed by', encodings);
      line('  the line alone / the page working', `${ms(onLine)} / ${ms(busy)}`);
      line('  most of it', onLine > busy ? 'bytes on the line' : 'work of the page');
    },
  };
}

/** Prints the row. */
export async function measureOpening(browser: Browser, candor: Candor): Promise<void> {
  console.log(`\nopen: empty cache, 1.6 Mbit/s, 150 ms, processor ${String(SLOWER)} times slower, median`);
  const start = await openOften(browser, async () => candor.url, watchStart);
  against('start page answers a click', start.mark('last'), START_MS);
  start.spent();
  const room = await openOften(browser, async () => (await startRoom(candor)).links.candidate, watchRoom);
  against('room: question and Run are there', room.mark('shell'), SHELL_MS);
  line('room: code in Monaco', ms(room.mark('last')));
  room.spent();
}
