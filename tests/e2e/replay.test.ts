// An interview in two real browser windows, then its replay: moments, playing, and the portable file, whole and changed.
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  editorShows,
  editorText,
  openBoth,
  openBrowser,
  openWindow,
  patience,
  replaceCode,
  until,
  type Window,
} from '../support/browser.ts';
import { type Candor, startCandor, type StartedSession } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let session: StartedSession;
let interviewer: Window;
let viewer: Window;
let exported: string;
let starter: string;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
    questionIds: ['bead-code'],
  });
  const both = await openBoth(browser, session.links);
  const { candidate } = both;
  interviewer = both.interviewer;
  await editorShows(candidate.page, 'def ');
  starter = await editorText(candidate.page);
  await interview(candidate.page);
  expect(candidate.errors).toEqual([]);
  await candidate.context.close();
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

/** Types, runs, types again, and is marked; then the interview ends. */
async function interview(page: Page): Promise<void> {
  await replaceCode(page, 'print("first try")\n');
  await editorShows(interviewer.page, 'first try');
  // Before she runs it: the moment of the run is to show where she was.
  await until(async () => {
    const stream = `${candor.url}/api/sessions/${session.sessionId}/replay`;
    const answer = await fetch(stream, { headers: { 'x-api-key': candor.key } });
    return (await answer.text()).includes('"kind":"cursors"');
  }, 'where she typed is recorded');
  await page.getByRole('button', { name: /^Run/ }).click();
  const output = interviewer.page.getByRole('region', { name: 'Output' });
  await until(async () => (await output.innerText()).includes('Finished in'), 'the run has ended');
  await interviewer.page.getByRole('button', { name: /^Good/ }).click();
  await interviewer.page.getByText('Marked as a good moment').first().waitFor();
  await replaceCode(page, 'print("second try")\n');
  await editorShows(interviewer.page, 'second try');
  await page.getByText('All edits saved').first().waitFor();
  const { status } = await candor.call('POST', `/api/sessions/${session.sessionId}/end`);
  expect(status).toBe(200);
}

const slider = (page: Page) => page.getByRole('slider', { name: 'Time' });

test('the ended room leads to its replay, which starts with the starter code', async () => {
  const { page } = interviewer;
  await page.getByRole('link', { name: 'Replay' }).click();
  await slider(page).waitFor();
  await page.locator('.monaco-editor .view-line').first().waitFor();
  await until(async () => (await editorText(page)) === starter, 'the starter code is there');
  expect(page.url()).not.toContain('seat=');
});

test('any moment shows the code and the output of that moment', async () => {
  const { page } = interviewer;
  await slider(page).press('End');
  await editorShows(page, 'second try');
  await page.getByRole('button', { name: /ran the code/ }).click();
  await editorShows(page, 'first try');
  await page.locator('.yRemoteSelectionHead').first().waitFor(); // where she was
  await page.getByRole('button', { name: /marked a good moment/ }).click();
  const output = page.getByRole('region', { name: 'Output' });
  await until(async () => (await output.innerText()).includes('first try'), 'the output is there');
  await page.getByRole('button', { name: 'Moment before' }).click();
  await editorShows(page, 'first try');
  await slider(page).press('Home');
  await until(async () => (await editorText(page)) === starter, 'the code is at its start');
  await until(async () => (await output.innerText()).includes('Nothing has run'), 'nothing has run yet');
});

test('the code of a moment runs again, and the record shows who did what', async () => {
  const { page } = interviewer;
  await slider(page).press('End');
  await editorShows(page, 'second try');
  await page.getByRole('tab', { name: 'Run again' }).click();
  await page.getByRole('button', { name: 'Run this moment' }).click();
  const again = page.getByRole('region', { name: 'Run again' });
  await until(async () => (await again.innerText()).includes('Finished in'), 'it has run');
  expect(await again.locator('pre').innerText()).toBe('second try\n');
  expect(await again.innerText()).toContain('In the same image as in the interview');
  await page.getByRole('tab', { name: 'Progress' }).click();
  await page.getByRole('region', { name: 'Progress' }).getByText('one run,').waitFor();
  await page.getByRole('tab', { name: 'Output' }).click();
});

test('it plays to its end by itself', async () => {
  const { page } = interviewer;
  await page.getByRole('combobox', { name: 'Speed' }).selectOption('32×');
  await slider(page).press('Home');
  await page.getByRole('button', { name: 'Play' }).click();
  await editorShows(page, 'second try');
  // At the end it stops, and offers to play again.
  await page.getByRole('button', { name: 'Play' }).waitFor();
  const [now, end] = await Promise.all(
    ['aria-valuenow', 'aria-valuemax'].map((name) => slider(page).getAttribute(name)),
  );
  expect(now).toBe(end);
});

test('saved as a file it opens without a seat, and says that it is unchanged', async () => {
  const coming = interviewer.page.waitForEvent('download', { timeout: patience });
  await interviewer.page.getByRole('button', { name: 'Save as file' }).click();
  exported = await readFile(await (await coming).path(), 'utf8');
  viewer = await openWindow(browser, `${candor.url}/replay`);
  await give(exported);
  await viewer.page.getByText('signed by this server').waitFor();
  await slider(viewer.page).press('End');
  await editorShows(viewer.page, 'second try');
  expect(await viewer.page.getByRole('tab', { name: 'Run again' }).count()).toBe(0); // nobody to ask
});

test('offline it opens too; a changed byte is told with its line', async () => {
  await viewer.context.setOffline(true);
  await give(exported);
  await viewer.page.getByText('signed with the key that stands in it').waitFor();
  const lines = exported.split('\n');
  const line = lines.findIndex((text) => text.includes('"kind":"marked"'));
  expect(line).toBeGreaterThan(0);
  await give(lines.with(line, (lines[line] ?? '').replace('"plus"', '"minus"')).join('\n'));
  await viewer.page.getByText(`Line ${line + 1} is not as it was written`).waitFor();
});

/** Gives the viewer's window a file. */
async function give(text: string): Promise<void> {
  const file = { name: 'ada.candor.ndjson', mimeType: 'application/x-ndjson', buffer: Buffer.from(text) };
  await viewer.page.locator('input[type=file]').setInputFiles(file);
}

test('no window saw an error', () => {
  expect([...interviewer.errors, ...viewer.errors]).toEqual([]);
});
