// The whole path in two real browser windows: typing, a run, a submission, a reload, and a killed server.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  editorShows,
  editorText,
  openBrowser,
  openBoth,
  replaceCode,
  until,
  type Window,
} from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let candidate: Window;
let interviewer: Window;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  const session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 2,
  });
  ({ candidate, interviewer } = await openBoth(browser, session.links));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

test('what one types the other reads, both ways', async () => {
  await replaceCode(candidate.page, 'print("from Ada")\n');
  await editorShows(interviewer.page, 'print("from Ada")');
  await interviewer.page.locator('.monaco-editor .view-lines').first().click();
  await interviewer.page.keyboard.press('Control+End');
  await interviewer.page.keyboard.insertText('# a word from the interviewer');
  await editorShows(candidate.page, '# a word from the interviewer');
});

test('the seat is not left in the address', () => {
  for (const { page } of [candidate, interviewer]) expect(page.url()).not.toContain('seat=');
});

test('a run is seen growing in both windows', async () => {
  const code = 'import time\n_ = [print("tick", i) or time.sleep(1) for i in range(4)]\n';
  await replaceCode(candidate.page, code);
  await editorShows(interviewer.page, 'time.sleep(1)');
  await candidate.page.getByRole('button', { name: /^Run/ }).click();
  for (const { page } of [candidate, interviewer]) {
    const output = page.getByRole('region', { name: 'Output' });
    await until(async () => (await output.innerText()).includes('tick 0'), 'the first line is there');
  }
  // The program is still running when its first line is read: Stop is offered.
  await candidate.page.getByRole('button', { name: /^Stop/ }).waitFor();
  for (const { page } of [candidate, interviewer]) {
    const output = page.getByRole('region', { name: 'Output' });
    await until(async () => (await output.innerText()).includes('tick 3'), 'the last line is there');
  }
  await candidate.page.getByRole('button', { name: /^Run/ }).waitFor();
});

test('Submit shows what passed to both', async () => {
  await candidate.page.getByRole('button', { name: /^Submit/ }).click();
  await candidate.page.getByRole('button', { name: 'Submit answer' }).click();
  for (const { page } of [candidate, interviewer]) {
    const results = page.getByRole('region', { name: 'Results' });
    await until(async () => /\d+ (of|\/) \d+/.test(await results.innerText()), 'the results are counted');
  }
});

test('what is said is read by the other', async () => {
  const box = candidate.page.getByRole('textbox', { name: 'Message' });
  if (!(await box.isVisible())) await candidate.page.getByRole('tab', { name: /Chat/ }).click();
  await box.fill('May I use a dictionary?');
  await box.press('Enter');
  const tab = interviewer.page.getByRole('tab', { name: /Chat/ });
  if (await tab.isVisible()) await tab.click();
  await interviewer.page.getByText('May I use a dictionary?').first().waitFor();
});

test('a reload keeps code and results', async () => {
  const before = await editorText(candidate.page);
  await candidate.page.reload();
  await candidate.page.locator('.monaco-editor .view-line').first().waitFor();
  await until(async () => (await editorText(candidate.page)) === before, 'the code is back');
  await until(async () => {
    const page = candidate.page;
    const output = page.getByRole('region', { name: 'Output' });
    const results = page.getByRole('region', { name: 'Results' });
    for (const region of [output, results])
      if ((await region.count()) > 0 && /tick 3|\d+ (of|\/) \d+/.test(await region.first().innerText()))
        return true;
    return false;
  }, 'the results or the output are back');
});

test('kill -9 in the middle of typing, and a restart, lose nothing that either window shows', async () => {
  await replaceCode(candidate.page, '# before the crash\n');
  await editorShows(interviewer.page, '# before the crash');
  await candidate.page.keyboard.type('# typed while it dies', { delay: 20 });
  await candor.kill();
  await candidate.page.keyboard.type(' and after', { delay: 20 });
  await candor.restart();
  for (const { page } of [candidate, interviewer]) {
    await editorShows(page, '# before the crash');
    await editorShows(page, '# typed while it dies and after');
  }
  await until(
    async () => await candidate.page.getByText('All edits saved').first().isVisible(),
    'all is saved again',
  );
});

test('no window saw an error', () => {
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
});
