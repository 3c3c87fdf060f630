// The pages in a real Chromium: opening on a slow line, keystroke to paint, a flood of output, memory over three hours.
// Rows by name: npm run bench -- web open typing. Less by environment: WEB_TIMES=1 WEB_SECONDS=10.
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../tests/support/browser.ts';
import { type Candor, startCandor } from '../tests/support/candor.ts';
import { startDatabase } from './documents/process.ts';
import { measureFlood } from './web/flood.ts';
import { measureMemory } from './web/memory.ts';
import { measureOpening } from './web/open.ts';
import { measureTyping } from './web/typing.ts';

const rows: Record<string, (browser: Browser, candor: Candor) => Promise<void>> = {
  open: measureOpening,
  typing: measureTyping,
  flood: measureFlood,
  memory: measureMemory,
};

const asked = process.argv.slice(2);
const unknown = asked.find((name) => !(name in rows));
if (unknown !== undefined) throw new Error(`no row "${unknown}": there are ${Object.keys(rows).join(', ')}`);

const place = await startDatabase();
const candor = await startCandor({ DATABASE_URL: place.where, LOG_LEVEL: 'fatal' });
const browser = await openBrowser();
try {
  for (const [name, measure] of Object.entries(rows))
    if (asked.length === 0 || asked.includes(name)) await measure(browser, candor);
} finally {
  await browser.close();
  await candor.close();
  await place.stop();
}
