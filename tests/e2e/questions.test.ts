// A recruiter writes a question in the desk: refused with the place of each mistake, mended, published, moved as a file.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, until, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let recruiter: Window;
let folder: string;
const long = { timeout: 150_000 }; // for the sandbox, on a busy machine

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-questions-'));
  candor = await startCandor();
  browser = await openBrowser();
  recruiter = await openWindow(browser, `${candor.url}/desk#questions`);
  await recruiter.page.getByLabel('API key').fill(candor.key);
  await recruiter.page.getByRole('button', { name: 'Continue' }).click();
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
  rmSync(folder, { recursive: true, force: true });
});

const part = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(`^${name}`) }).click();

/** In the editor, once it has come in the place of the plain field. */
async function writeCode(page: Page, name: string, code: string): Promise<void> {
  await page.locator('.monaco-editor').getByRole('textbox', { name, exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.insertText(code);
}

test('a question is written, refused by its fields, mended and published', async () => {
  const { page } = recruiter;
  await page.getByRole('button', { name: 'New question' }).click();
  await page.getByLabel('Title').fill('Sum of all');
  await page.getByLabel('Signature').fill('sumAll(numbers int[]): int');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('a parameter is its name').waitFor();
  await page.getByLabel('Signature').fill('sumAll(numbers: int[]): int');
  await page.getByLabel('Id, in files').fill('sum-of-all');
  await page.getByLabel('Statement, Markdown').press('Control+End');
  await page.getByLabel('Statement, Markdown').pressSequentially('\n**Mind** the empty list.');
  await page.getByRole('region', { name: 'Preview' }).locator('strong', { hasText: 'Mind' }).waitFor();

  await part(page, 'Tests');
  await page.getByRole('button', { name: 'Add a test' }).click();
  await page.getByLabel('Test 2: what it is for').fill('empty');
  await page.getByLabel('Arguments, a JSON list').nth(1).fill('[[]]');
  await page.getByLabel('Expected value, JSON').nth(1).fill('7');
  await part(page, 'Code');
  await writeCode(page, 'Reference in Python', 'def sumAll(numbers):\n    return sum(numbers)\n');
  await page.getByRole('button', { name: 'Add a wrong solution' }).click();
  await page.getByLabel('Name', { exact: true }).fill('product');
  await writeCode(page, 'Code', 'def sumAll(numbers):\n    return 1\n');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('It cannot be published like this').waitFor(long);
  await page.getByRole('status').filter({ hasText: 'refused' }).waitFor();
  await part(page, 'Code');
  await page.getByText('fails "empty": gives 0, expected is 7').waitFor();

  await part(page, 'Tests');
  await page.getByLabel('Expected value, JSON').nth(1).fill('0');
  await page.getByRole('button', { name: 'Publish', exact: true }).click();
  await page.getByText('It holds what it promises').waitFor(long);
  await page.getByRole('status').filter({ hasText: 'published · version 1' }).waitFor();
}, 400_000);

test('axe finds nothing in the editor, light or dark, and nothing scrolls sideways at 320 pixels', async () => {
  const { page } = recruiter;
  const found: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await until(
      async () => (await page.evaluate(() => document.documentElement.dataset['theme'])) === theme,
      `the page is ${theme}`,
    );
    for (const name of ['Statement', 'Tests', 'Code', 'Check', 'Versions']) {
      await part(page, name);
      if (process.env['SHOTS'])
        await page.screenshot({
          path: join(process.env['SHOTS'], `question-${name}-${theme}.png`),
          fullPage: true,
        });
      const { violations } = await new AxeBuilder({ page })
        .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
        .analyze();
      found.push(
        ...violations.flatMap(({ id, nodes }) =>
          nodes.map(({ html }) => `${name} ${theme} ${id} ${html.slice(0, 150)}`),
        ),
      );
    }
  }
  expect(found).toEqual([]);
  await page.setViewportSize({ width: 320, height: 720 });
  for (const name of ['Statement', 'Tests', 'Code', 'Check', 'Versions']) {
    await part(page, name);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, name).toBeLessThanOrEqual(0);
    if (process.env['SHOTS'])
      await page.screenshot({
        path: join(process.env['SHOTS'], `question-${name}-narrow.png`),
        fullPage: true,
      });
  }
  await page.setViewportSize({ width: 1400, height: 900 });
}, 180_000);

test('it leaves as a file, comes back as a draft, and a built-in one is copied', async () => {
  const { page, errors } = recruiter;
  await part(page, 'Versions');
  await page.getByText('Version 1', { exact: true }).waitFor();
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export the draft as ZIP' }).click();
  const file = join(folder, 'sum-of-all.zip');
  await (await download).saveAs(file);
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK');
  await page.getByRole('button', { name: 'Delete this question' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete question' }).click();
  await page.getByText('None yet. Write one').waitFor();

  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('A file').setInputFiles(file);
  await dialog.getByRole('button', { name: 'Import file' }).click();
  await dialog.getByText('Sum of all: created').waitFor();
  await dialog.getByRole('button', { name: 'Close' }).last().click();
  await page.getByRole('list', { name: 'Your questions' }).getByText('Sum of all').waitFor();

  await page.getByRole('button', { name: /Stair Tolls/ }).click();
  await page.getByRole('button', { name: 'Copy into a draft' }).click();
  await page.getByRole('heading', { name: 'Stair Tolls (copy)' }).waitFor();
  await part(page, 'Code');
  await page.locator('.monaco-editor .view-line', { hasText: 'def ' }).first().waitFor();
  await page.getByRole('button', { name: 'Save draft' }).click();
  await page.getByText('The draft is saved.').waitFor();
  await page.getByRole('button', { name: 'All questions' }).click();
  await page.getByRole('list', { name: 'Your questions' }).getByText('Stair Tolls (copy)').waitFor();
  if (process.env['SHOTS'])
    await page.screenshot({ path: join(process.env['SHOTS'], 'questions.png'), fullPage: true });
  expect(errors).toEqual([]);
}, 180_000);
