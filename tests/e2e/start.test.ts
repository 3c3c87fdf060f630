// The start page: who has the API key makes an interview, by rule or with questions chosen by hand, and gets its links.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let recruiter: Window;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  recruiter = await openWindow(browser, candor.url);
  await recruiter.page.getByLabel('API key').fill(candor.key);
  await recruiter.page.getByRole('button', { name: 'Continue' }).click();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

/** The title of the question that the candidate sees first, and how many there are, by the link that the page shows. */
async function asCandidate(page: Page): Promise<string> {
  const link = await page.getByRole('textbox', { name: 'Candidate link' }).inputValue();
  const candidate = await openWindow(browser, link);
  const question = candidate.page.locator('#question');
  await question.getByRole('heading').first().waitFor();
  const text = await question.innerText();
  await candidate.context.close();
  return text;
}

test('by rule: a name is enough', async () => {
  const { page } = recruiter;
  await page.getByRole('button', { name: 'Create interview' }).click();
  await page.getByText('Say who is being interviewed').waitFor();
  await page.getByLabel('Candidate name').fill('Ada');
  await page.getByRole('button', { name: 'Create interview' }).click();
  await page.getByText('The interview with Ada is ready').waitFor();
  expect(await asCandidate(page)).toContain('Question 1 of 2');
  await page.getByRole('button', { name: 'Make another' }).click();
});

test('by hand: exactly these, in this order', async () => {
  const { page } = recruiter;
  await page.getByLabel('Candidate name').fill('Grace');
  await page.getByText('By hand', { exact: true }).click();
  await page.getByRole('button', { name: 'Create interview' }).click();
  await page.getByText('Choose at least one question.').waitFor();
  for (const [words, title] of [
    ['abac', 'Abacus'],
    ['bead', 'Bead Code'],
    ['carou', 'Carousel'],
  ] as const) {
    await page.getByLabel('Search questions').fill(words);
    await page.getByRole('checkbox', { name: new RegExp(title) }).check();
  }
  await page.getByRole('button', { name: 'Ask Bead Code earlier' }).click();
  await page.getByRole('button', { name: 'Take Carousel out' }).click();
  const order = page.getByRole('list', { name: 'Chosen, in this order' });
  expect(await order.getByRole('listitem').allInnerTexts()).toEqual(['1. Bead Code', '2. Abacus']);
  await page.getByRole('button', { name: 'Create interview' }).click();
  await page.getByText('The interview with Grace is ready').waitFor();
  const seen = await asCandidate(page);
  expect(seen).toContain('Question 1 of 2');
  expect(seen).toContain('Bead Code');
  expect(recruiter.errors).toEqual([]);
});
