// Keys go where people mean them to go: into the code, into the program that asks, to the list of keys.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { editorText, openBrowser, openWindow, replaceCode, until, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let candidate: Window;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { links } = await candor.startSession(ask);
  candidate = await openWindow(browser, links.candidate);
  await candidate.page.locator('.monaco-editor .view-line').first().waitFor();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

const printable = Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('');

test('every key that prints something is text in the code', async () => {
  const { page } = candidate;
  await replaceCode(page, '');
  await page.keyboard.type(`# ${printable}`);
  // Behind them are the brackets and quotes that the editor closes by itself.
  await until(async () => (await editorText(page)).startsWith(`# ${printable}`), 'the code has all of them');
  expect(await page.getByRole('dialog').count()).toBe(0);
});

test('whoever clicks Run answers the program at once, and by the keyboard goes on in the code', async () => {
  const { page } = candidate;
  const output = page.getByRole('region', { name: 'Output' });
  await replaceCode(page, "print('hello', input('name? '))\n");
  await page.getByRole('button', { name: /^Run/ }).click();
  await until(async () => (await output.innerText()).includes('name?'), 'it asks');
  await page.keyboard.type('Ada');
  await page.keyboard.press('Enter');
  await until(async () => (await output.innerText()).includes('hello Ada'), 'it has read the answer');
  await replaceCode(page, "print('second', 1 + 1)\n");
  await page.keyboard.press('Control+Enter');
  await until(async () => (await output.innerText()).includes('second 2'), 'it ran again');
  await page.keyboard.type('# on');
  await until(async () => (await editorText(page)).includes('# on'), 'the code has what was typed meanwhile');
});

test('outside of text the question mark shows the keys', async () => {
  const { page } = candidate;
  await page.keyboard.press('Alt+1'); // the question
  await page.keyboard.press('?');
  await page.getByRole('dialog').getByText('Run the sample tests').waitFor();
  await page.keyboard.press('Escape');
  expect(candidate.errors).toEqual([]);
});
