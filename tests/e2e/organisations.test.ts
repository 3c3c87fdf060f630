// Whoever runs the installation makes an organisation on the desk and deletes it; administrators of others see none of that.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../shared/api/operations.ts';
import { openBrowser, openWindow, until, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';
import { violations } from '../support/looks.ts';

let candor: Candor;
let browser: Browser;
let keeper: Window; // holds the server's own key
let secret = ''; // the first key of the new organisation

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  keeper = await openWindow(browser, `${candor.url}/desk#organisations`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const rows = (page: Page) => page.getByRole('list', { name: 'Organisations' }).getByRole('listitem');

async function asked(method: string, path: string, key: string, body?: object): Promise<Response> {
  return await fetch(candor.url + path, {
    method,
    headers: { 'x-api-key': key, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** An administrator of the organisation of this key, signed in and on the desk. */
async function administrator(key: string, name: string): Promise<Window> {
  const body = { email: `${name.toLowerCase()}@example.com`, name, role: 'admin' };
  const invited = await (await asked('POST', '/api/users', key, body)).json();
  const window = await openWindow(browser, operations.inviteUser.response.parse(invited).link);
  await button(window.page, 'Accept and sign in').click();
  await window.page.getByRole('tab', { name: 'People' }).waitFor();
  return window;
}

test('an organisation is made, and its first key shown once', async () => {
  const { page } = keeper;
  await page.getByLabel('API key').fill(candor.key);
  await button(page, 'Continue').click();
  await rows(page).filter({ hasText: 'Runs this installation' }).waitFor();
  expect(await page.getByRole('button', { name: /^Delete / }).count()).toBe(0); // the first one stays
  await button(page, 'Create organisation').click();
  await page.getByRole('alert').filter({ hasText: 'Give the organisation a name.' }).waitFor();
  await page.getByLabel('Name', { exact: true }).fill('Northwind');
  await button(page, 'Create organisation').click();
  const dialog = page.getByRole('dialog');
  secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  await button(page, 'I have it').click();
  await dialog.waitFor({ state: 'hidden' });
  await rows(page).filter({ hasText: 'Northwind' }).waitFor();
  expect(await page.content()).not.toContain(secret);
  expect((await asked('GET', '/api/keys', secret)).status).toBe(200);
  expect((await asked('GET', '/api/organisations', secret)).status).toBe(403);
});

test('administrators of the first organisation have the panel, those of another not', async () => {
  const grace = await administrator(candor.key, 'Grace');
  await grace.page.getByRole('tab', { name: 'Organisations' }).click();
  await rows(grace.page).filter({ hasText: 'Northwind' }).waitFor();
  const nora = await administrator(secret, 'Nora');
  await nora.page.goto(`${candor.url}/desk#organisations`);
  await nora.page.reload(); // a change after # alone loads nothing
  await nora.page.getByRole('tab', { name: 'Sessions', selected: true }).waitFor();
  expect(await nora.page.getByRole('tab', { name: 'Organisations' }).count()).toBe(0);
  for (const { context, errors } of [grace, nora]) {
    expect(errors).toEqual([]);
    await context.close();
  }
});

test('axe finds nothing there, light or dark, and 320 pixels are enough', async () => {
  const { page } = keeper;
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) found.push(...(await violations(page, theme)));
  await page.setViewportSize({ width: 320, height: 720 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (over > 0) found.push(`${over} pixels too wide`);
  await page.setViewportSize({ width: 1400, height: 900 });
  expect(found).toEqual([]);
}, 180_000);

test('it is deleted when its name was typed, letter by letter, and its key opens nothing', async () => {
  const { page } = keeper;
  await button(page, 'Delete Northwind').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Type Northwind to delete').fill('northwind');
  await button(page, 'Delete for good').click();
  await dialog.getByRole('alert').filter({ hasText: 'This is not the name.' }).waitFor();
  await dialog.getByLabel('Type Northwind to delete').fill('Northwind');
  await button(page, 'Delete for good').click();
  await dialog.waitFor({ state: 'hidden' });
  await until(async () => (await rows(page).count()) === 1, 'the first organisation is alone again');
  expect((await asked('GET', '/api/keys', secret)).status).toBe(401);
  expect(keeper.errors).toEqual([]);
});
