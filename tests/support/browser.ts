// A real Chromium for browser stories, and the few gestures that all of them use. Knows no story.
import { type Browser, type BrowserContext, type Page, chromium } from 'playwright-core';

/** Long, since the gate's machine is small and shared; a story that waits this long has failed. */
export const patience = 45_000;

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** `more`: arguments of Chromium's own. */
export async function openBrowser(more: readonly string[] = []): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return await chromium.launch({ executablePath, args: [...quiet, ...more], timeout: patience });
}

/** A window of its own: no cookies or storage shared with the others. `checks`: a candidate meets the set-up's check
    first; else it was passed before. Page errors are kept for the story to look at. */
export async function openWindow(browser: Browser, url: string, checks = false): Promise<Window> {
  const context = await browser.newContext({ viewport: { width: 1400, height: 900 } });
  const [, session] = /\/room\/([^/?#]+)/.exec(url) ?? [];
  if (!checks && session !== undefined)
    await context.addInitScript((key) => {
      if (origin !== 'null') sessionStorage.setItem(key, 'yes'); // the browser's own error page has no storage
    }, `candor.checked.${session}`);
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(url);
  return { page, context, errors };
}

/** The candidate and the interviewer of a session, each with the editor before them. */
export async function openBoth(
  browser: Browser,
  links: { candidate: string; interviewer: string },
): Promise<{ candidate: Window; interviewer: Window }> {
  const candidate = await openWindow(browser, links.candidate);
  const interviewer = await openWindow(browser, links.interviewer);
  for (const { page } of [candidate, interviewer]) {
    await page.getByText('All edits saved').first().waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }
  return { candidate, interviewer };
}

export interface Window {
  page: Page;
  context: BrowserContext;
  errors: string[];
}

/** The editor's text as Monaco shows it: lines in order of their place, no-break spaces made plain. */
export async function editorText(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const lines = [...document.querySelectorAll<HTMLElement>('.monaco-editor .view-line')];
    const top = (line: HTMLElement) => Number.parseFloat(line.style.top);
    return lines
      .toSorted((a, b) => top(a) - top(b))
      .map((line) => line.textContent.replaceAll('\u00a0', ' '))
      .join('\n');
  });
}

/** Waits until the editor shows `text`. */
export async function editorShows(page: Page, text: string): Promise<void> {
  await until(
    async () => (await editorText(page)).includes(text),
    `the editor shows ${JSON.stringify(text)}`,
  );
}

/** Selects all and types `text` over it. Lines must not begin with spaces: the editor indents by itself. */
export async function replaceCode(page: Page, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Delete');
  await page.keyboard.insertText(text);
}

/** Polls `holds` until it is true; the error names what was awaited. */
export async function until(
  holds: () => Promise<boolean> | boolean,
  what: string,
  limitMs = patience,
): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
