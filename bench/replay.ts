// Replay of one hour with 20,000 edits: the server's stream, opening it in a real browser, seeking to any moment in it.
import { execFileSync } from 'node:child_process';
import { gunzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../tests/support/browser.ts';
import { startCandor } from '../tests/support/candor.ts';
import { startDatabase } from './documents/process.ts';
import { editsOfAnHour, eventsOfAnHour } from './replaying/hour.ts';
import { storeHour } from './replaying/store.ts';

const EDITS = 20_000;
const OPENINGS = 5;
const SEEKS = 200;
const START = Date.UTC(2025, 0, 15, 9);

const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const line = (name: string, value: string): void => console.log(`  ${name.padEnd(44)} ${value}`);
const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

/** The whole stream by curl, which decodes nothing: bytes on the wire and milliseconds. */
function fetchStream(address: string, token: string): { bytes: number; ms: number; plain: number } {
  const begun = performance.now();
  const body = execFileSync(
    'curl',
    ['-s', '-H', `Authorization: Bearer ${token}`, '-H', 'Accept-Encoding: gzip', address],
    {
      maxBuffer: 64_000_000,
    },
  );
  const took = performance.now() - begun;
  const zipped = body[0] === 0x1f && body[1] === 0x8b;
  return { bytes: body.length, ms: took, plain: zipped ? gunzipSync(body).length : body.length };
}

/** Milliseconds from the navigation's start until code and timeline are there, in a window of its own. */
async function openOnce(browser: Browser, address: string): Promise<{ page: Page; ms: number }> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const page = await context.newPage();
  await page.addInitScript(watchForCode);
  await page.goto(address);
  await page.waitForFunction(() => 'openedAt' in globalThis, null, { timeout: 120_000 });
  const opened = await page.evaluate<number>('openedAt');
  return { page, ms: opened };
}

/** Runs in the page: notes when the timeline and the code of the moment are on the screen. */
function watchForCode(): void {
  const look = (): void => {
    const code = document.querySelector('section[aria-label="Code"]')?.textContent ?? '';
    if (document.querySelector('[role=slider]') && code.includes('def'))
      Object.assign(globalThis, { openedAt: performance.now() });
    else requestAnimationFrame(look);
  };
  look();
}

/** Runs in the page: clicks on places all over the timeline; each takes until the frame after it is painted. */
async function seekAll(count: number): Promise<number[]> {
  const track = document.querySelector('[role=slider]');
  if (!track) throw new Error('no timeline');
  const box = track.getBoundingClientRect();
  const took: number[] = [];
  track.setPointerCapture = () => {};
  for (let i = 0; i < count; i++) {
    const clientX = box.left + ((i * 0.618_034) % 1) * box.width;
    const begun = performance.now();
    track.dispatchEvent(new PointerEvent('pointerdown', { clientX, pointerId: 1, bubbles: true }));
    track.dispatchEvent(new PointerEvent('pointerup', { clientX, pointerId: 1, bubbles: true }));
    await new Promise<void>((resolve) =>
      requestAnimationFrame(() => {
        const painted = new MessageChannel();
        painted.port1.onmessage = () => resolve();
        painted.port2.postMessage(null);
      }),
    );
    took.push(performance.now() - begun);
  }
  return took;
}

/** What the pages have used of the processor so far: on a busy machine it says more than a clock. */
async function processorMs(browser: Browser): Promise<number> {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pages = processInfo.filter(({ type }) => type === 'renderer');
  return pages.reduce((sum, { cpuTime }) => sum + cpuTime * 1_000, 0);
}

async function measure(url: string, session: { sessionId: string; link: string }): Promise<void> {
  const [, token = ''] = session.link.split('#seat=');
  const stream = `${url}/api/sessions/${session.sessionId}/replay`;
  fetchStream(stream, token);
  const fetched = Array.from({ length: OPENINGS }, () => fetchStream(stream, token));
  line(
    'stream, first to last byte',
    ms(
      percentile(
        fetched.map((one) => one.ms),
        0.5,
      ),
    ),
  );
  line('bytes on the wire', `${String(fetched[0]?.bytes)} (${String(fetched[0]?.plain)} as text)`);
  const browser = await openBrowser();
  try {
    const address = `${url}/replay/${session.sessionId}?at=${String(START + 1_800_000)}#seat=${token}`;
    const opened: number[] = [];
    const busy: number[] = []; // of the page's processor time, Monaco's start included
    for (let i = 0; i < OPENINGS; i++) {
      const idle = await processorMs(browser);
      const { page, ms: took } = await openOnce(browser, address);
      opened.push(took);
      busy.push((await processorMs(browser)) - idle);
      if (i === OPENINGS - 1) {
        const before = await processorMs(browser);
        const took = await page.evaluate(seekAll, SEEKS);
        line('processor time a seek', ms(((await processorMs(browser)) - before) / SEEKS));
        line(`seek of ${String(SEEKS)}, to the painted frame: first`, ms(took[0] ?? 0));
        line('  p50, p99, most', [0.5, 0.99, 1].map((part) => ms(percentile(took, part))).join(', '));
      }
      await page.context().close();
    }
    line('opened, empty cache, page and all: p50', ms(percentile(opened, 0.5)));
    line('  each', opened.map(ms).join(', '));
    line('  processor time of the page: p50', ms(percentile(busy, 0.5)));
  } finally {
    await browser.close();
  }
}

const place = await startDatabase();
const candor = await startCandor({ DATABASE_URL: place.where });
try {
  const started = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 2,
  });
  const people: [string, string] = [started.seats.candidate.id, started.seats.interviewer.id];
  await candor.call('POST', `/api/sessions/${started.sessionId}/end`);
  const { rows: edits, steps } = editsOfAnHour(EDITS, START, people);
  const events = eventsOfAnHour(START, people);
  await storeHour(place.where, started.sessionId, { start: START, edits, steps, events });
  console.log(
    `one hour, ${String(edits.length)} edits, ${String(steps.length)} moves of cursors and ${String(events.length)} events from ${place.name}`,
  );
  await measure(candor.url, { sessionId: started.sessionId, link: started.links.interviewer });
} finally {
  await candor.close();
  await place.stop();
}
