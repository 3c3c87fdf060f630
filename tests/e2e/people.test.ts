// People sign in by their links: invited on the desk, each seeing what the role may, put out at once; and what axe says.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';
import { violations } from '../support/looks.ts';

let candor: Candor;
let browser: Browser;
let keeper: Window; // holds the API key
let grace: Window; // an administrator
let vera: Window; // a viewer
let link = '';

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  await candor.startSession({ candidateName: 'Ada Lovelace', difficulty: 'easy', totalQuestions: 1 });
  keeper = await openWindow(browser, `${candor.url}/desk#people`);
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const person = (page: Page, name: string) =>
  page.getByRole('list', { name: 'People' }).getByRole('listitem').filter({ hasText: name });

/** Invites somebody on the desk; the link as the dialog shows it. */
async function invite(page: Page, name: string, role: string): Promise<string> {
  await page.getByLabel('Email').fill(`${name.toLowerCase()}@example.com`);
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByRole('radio', { name: new RegExp(`^${role}`) }).check();
  await button(page, 'Invite').click();
  const dialog = page.getByRole('dialog');
  const shown = await dialog.getByLabel('One-time link').inputValue();
  await button(page, 'I have it').click();
  await dialog.waitFor({ state: 'hidden' });
  await person(page, name).getByText('Invited', { exact: true }).waitFor();
  return shown;
}

test('whoever holds the key invites an administrator, who comes in by the link', async () => {
  const { page } = keeper;
  await page.getByLabel('API key').fill(candor.key);
  await button(page, 'Continue').click();
  await page.getByText('Nobody yet').waitFor();
  link = await invite(page, 'Grace', 'Administrator');
  grace = await openWindow(browser, link);
  await button(grace.page, 'Accept and sign in').waitFor();
  expect(grace.page.url()).toBe(`${candor.url}/sign-in`); // nothing of the link stays in the address
  await button(grace.page, 'Accept and sign in').click();
  await grace.page.getByRole('list', { name: 'Sessions' }).getByText('Ada Lovelace').waitFor();
  await grace.page.getByText('Administrator · Default').waitFor();
  await grace.page.reload();
  await grace.page.getByRole('tab', { name: 'Log' }).waitFor();
});

test('a link opens nothing twice', async () => {
  const late = await openWindow(browser, link);
  await button(late.page, 'Accept and sign in').click();
  await late.page.getByRole('alert').filter({ hasText: 'used before' }).waitFor();
  await late.context.close();
});

test('a viewer reads interviews and sees nothing of keys and people', async () => {
  const { page } = grace;
  await page.getByRole('tab', { name: 'People' }).click();
  vera = await openWindow(browser, await invite(page, 'Vera', 'Viewer'));
  await button(vera.page, 'Accept and sign in').click();
  await vera.page.getByRole('link', { name: 'Ada Lovelace', exact: true }).waitFor();
  expect(await vera.page.getByRole('tab').allInnerTexts()).toEqual(['Sessions', 'Questions', 'Usage']);
  await vera.page.getByRole('link', { name: 'Ada Lovelace', exact: true }).click();
  await vera.page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  await vera.page.goto(`${candor.url}/`);
  await vera.page.getByText('You may read interviews and reports.').waitFor();
});

test('an administrator sees where somebody is signed in, and puts them out at once', async () => {
  const { page } = grace;
  await page.reload();
  await person(page, 'Vera').getByRole('button', { name: 'Browsers' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText(/Chrome by one-time link/).waitFor();
  await button(page, 'Done').click();
  await dialog.waitFor({ state: 'hidden' });
  await person(page, 'Vera').getByRole('button', { name: 'Disable' }).click();
  await person(page, 'Vera').getByText('Disabled', { exact: true }).waitFor();
  await vera.page.goto(`${candor.url}/desk`);
  await vera.page.getByLabel('API key').waitFor();
  await page.getByRole('tab', { name: 'Log' }).click();
  const log = page.getByRole('list', { name: 'Log' });
  for (const action of ['Person changed', 'Signed in', 'Person invited', 'Report read'])
    await log.getByText(action, { exact: true }).first().waitFor();
});

test('axe finds nothing there, light or dark, and 320 pixels are enough', async () => {
  const { page } = grace;
  const found: string[] = [];
  for (const [path, ready] of [
    ['/sign-in#problem=uninvited', page.getByRole('alert')],
    ['/desk#people', person(page, 'Vera')],
    ['/desk#log', page.getByRole('list', { name: 'Log' })],
  ] as const) {
    await page.goto(candor.url + path);
    await page.reload(); // a change after # alone loads nothing
    if (path.startsWith('/desk')) await ready.waitFor();
    for (const theme of ['light', 'dark'] as const)
      found.push(...(await violations(page, theme)).map((text) => `${path} ${text}`));
    await page.setViewportSize({ width: 320, height: 720 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    if (over > 0) found.push(`${path} is ${over} pixels too wide`);
    await page.setViewportSize({ width: 1400, height: 900 });
  }
  expect(found).toEqual([]);
}, 180_000);

test('somebody disabled is erased, and asked about before', async () => {
  const { page } = grace;
  await page.goto(`${candor.url}/desk#people`);
  await page.reload();
  await person(page, 'Vera').getByRole('button', { name: 'Erase' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Erase', exact: true }).click();
  await person(page, 'Vera').waitFor({ state: 'detached' });
});

test('whoever signs out is out', async () => {
  const { page } = grace;
  await button(page, 'Sign out').click();
  await page.getByLabel('API key').waitFor();
  await page.reload();
  await page.getByLabel('API key').waitFor();
  for (const { errors } of [keeper, grace, vera]) expect(errors).toEqual([]);
});
