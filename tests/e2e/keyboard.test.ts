// Somebody without a pointer starts an interview, goes to the desk and writes a question; at 200 % zoom nothing is cut off.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';
import { sideways } from '../support/looks.ts';

let candor: Candor;
let browser: Browser;
let recruiter: Window;
const most = 80; // stops of Tab between any two controls of a page

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  recruiter = await openWindow(browser, candor.url);
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

/** Goes from control to control until `wanted` has the focus, and sees that the focus is shown there. */
async function go(page: Page, wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await wanted.waitFor({ state: 'attached' }); // Monaco's field has no size of its own
  for (let stops = 0; !(await wanted.evaluate((one) => one === document.activeElement)); stops++) {
    if (stops === most) throw new Error(`${key} does not reach ${String(wanted)}`);
    await page.keyboard.press(key);
  }
  expect(await wanted.evaluate((one) => one.matches(':focus-visible')), String(wanted)).toBe(true);
  const shown = await wanted.evaluate((one) => {
    const { top, bottom } = one.getBoundingClientRect();
    return bottom >= 0 && top <= innerHeight;
  });
  expect(shown, `${String(wanted)} is on the screen`).toBe(true);
}

test('an interview is created and its link opened without a pointer', async () => {
  const { page } = recruiter;
  await go(page, page.getByLabel('API key'));
  await page.keyboard.type(candor.key);
  await page.keyboard.press('Enter');
  await go(page, page.getByLabel('Candidate name'));
  await page.keyboard.type('Grace Hopper');
  await go(page, page.getByRole('radio', { name: 'Easy' }));
  await page.keyboard.press('ArrowRight');
  expect(await page.getByRole('radio', { name: 'Medium' }).isChecked()).toBe(true);
  await go(page, page.getByRole('button', { name: 'Create interview' }));
  await page.keyboard.press('Enter');
  const ready = page.getByRole('heading', { name: 'The interview with Grace Hopper is ready' });
  await ready.waitFor();
  await expect.poll(() => ready.evaluate((one) => one === document.activeElement)).toBe(true);
  await go(page, page.getByRole('button', { name: 'Copy candidate link' }));
}, 180_000);

test('a question is written without a pointer, and Tab gets out of its code', async () => {
  const { page, errors } = recruiter;
  await go(page, page.getByRole('link', { name: /^Desk|^All sessions/ }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await go(page, page.getByRole('tab', { name: 'Sessions' }));
  await page.keyboard.press('ArrowRight');
  await go(page, page.getByRole('button', { name: 'New question' }));
  await page.keyboard.press('Enter');
  await go(page, page.getByLabel('Title'));
  await page.keyboard.type('By hand');
  await go(page, page.getByRole('tab', { name: 'Statement' }), 'Shift+Tab');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');

  const code = page.locator('.monaco-editor').getByRole('textbox', { name: 'Reference in Python' });
  await go(page, code);
  await page.keyboard.press('Tab');
  expect(await code.evaluate((one) => one === document.activeElement)).toBe(true);
  await page.keyboard.press('Control+m');
  await page.getByText('Tab now leaves the editor.').first().waitFor({ state: 'attached' });
  await go(page, page.getByText('Starter code of its own'));
  await go(page, page.getByRole('button', { name: 'Save draft' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await page.getByText(/The draft is saved|Some fields cannot be read yet/).waitFor();
  expect(errors).toEqual([]);
}, 180_000);

test('at 200 % zoom, and at 320 pixels, nothing is wider than the window', async () => {
  const { page } = recruiter;
  const over: string[] = [];
  for (const size of [
    { width: 640, height: 400 }, // 1280 × 800 at 200 %
    { width: 320, height: 640 },
  ]) {
    await page.setViewportSize(size);
    for (const name of ['Statement', 'Tests', 'Code', 'Check', 'Versions']) {
      await page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();
      const wider = await sideways(page);
      if (wider !== null) over.push(`${name} at ${String(size.width)}, ${wider}`);
    }
  }
  expect(over).toEqual([]);
}, 120_000);
