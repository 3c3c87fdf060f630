// A passkey is asked for long after signing in: the page says why there is none, and leads to signing in again.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openBrowser, openWindow } from '../support/browser.ts';
import { freePort } from '../support/candor.ts';
import { startServer, type TestCandor } from '../support/server.ts';

let candor: TestCandor;
let browser: Browser;
let home = '';
let later = 0; // ms that the server's clock is ahead
beforeAll(async () => {
  const port = await freePort();
  home = `http://localhost:${port}`; // passkeys want a name, no number
  const env = { PORT: String(port), PUBLIC_URL: home };
  candor = await startServer({ env, now: () => Date.now() + later });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

test('what was asked before signing in, and is answered after it, signs nobody out', async () => {
  const ask = { email: 'joan@example.com', name: 'Joan', role: 'admin' };
  const { link } = z.object({ link: z.string() }).parse((await candor.api('/api/users', ask)).body);
  const { page, errors, context } = await openWindow(browser, 'about:blank');
  const first = Promise.withResolvers<void>();
  const held = Promise.withResolvers<void>();
  let times = 0;
  await page.route('**/api/me', async (route) => {
    times += 1;
    if (times > 1) return await route.continue();
    const early = await route.fetch(); // nobody is signed in yet
    first.resolve();
    await held.promise;
    await route.fulfill({ response: early });
  });
  await page.goto(link);
  await first.promise;
  await page.getByRole('button', { name: 'Accept and sign in', exact: true }).click();
  await page.getByText('Administrator · Default').waitFor();
  const late = page.waitForResponse('**/api/me');
  held.resolve();
  await (await late).finished();
  await page.getByRole('tab', { name: 'Sessions' }).click();
  await page.getByText('Administrator · Default').waitFor();
  expect(errors).toEqual([]);
  await context.close();
}, 180_000);

test('signed in longer ago than ten minutes, one signs in again first', async () => {
  const ask = { email: 'grace@example.com', name: 'Grace', role: 'admin' };
  const { link } = z.object({ link: z.string() }).parse((await candor.api('/api/users', ask)).body);
  const { page, errors } = await openWindow(browser, link);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  await button('Accept and sign in').click();
  await page.getByText('Administrator · Default').waitFor();
  later = 11 * 60_000;
  await button('Passkeys').click();
  await button('Add a passkey').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('alert').filter({ hasText: 'within ten minutes of signing in' }).waitFor();
  await dialog.getByRole('link', { name: 'Sign in again' }).click();
  await page.getByRole('heading', { name: 'Sign in', exact: true }).waitFor();
  await button('Sign in with a passkey').waitFor();
  expect(errors.filter((one) => !one.includes('403'))).toEqual([]);
}, 180_000);
