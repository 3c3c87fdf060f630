// What a candidate works with in the room, in two real windows: several files, own cases, input, a flood of output.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  editorShows,
  editorText,
  openBrowser,
  openWindow,
  replaceCode,
  until,
  type Window,
} from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let session: StartedSession;
let candidate: Window;
let interviewer: Window;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'mixed',
    language: 'python',
    languages: ['python', 'javascript'],
    totalQuestions: 2,
    questionIds: ['exact-crew', 'tram-load'],
  });
  candidate = await openWindow(browser, session.links.candidate);
  interviewer = await openWindow(browser, session.links.interviewer);
  for (const { page } of [candidate, interviewer]) {
    await page.getByText('All edits saved').first().waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

const file = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'Files' }).getByRole('tab', { name, exact: true });
const output = (page: Page) => page.getByRole('region', { name: 'Output' });

test('a file beside the main one is there for both, runs with it, and the follower goes along', async () => {
  const { page } = candidate;
  await replaceCode(page, 'from words import greet\nprint(greet("Ada"))\n');
  await page.getByRole('button', { name: 'New file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('solution.py');
  await dialog.getByText('is the name of the main file').waitFor();
  await dialog.getByLabel('Name').fill('word.py');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await until(async () => (await editorText(page)).trim() === '', 'the new file is empty');
  await interviewer.page.getByRole('button', { name: 'Follow' }).click();
  await replaceCode(page, 'def greet(name): return "Hello, " + name\n');
  await file(interviewer.page, 'word.py').waitFor();
  await editorShows(interviewer.page, 'def greet');
  await page.getByRole('button', { name: 'Rename word.py' }).click();
  await dialog.getByLabel('Name').fill('words.py');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await file(interviewer.page, 'words.py').waitFor();
  await page.getByRole('button', { name: /^Run/ }).click();
  for (const one of [page, interviewer.page])
    await until(
      async () => (await output(one).innerText()).includes('Hello, Ada'),
      'the greeting is printed',
    );
});

test('files are kept when the language is switched, and shown by the API under their names', async () => {
  const { page } = candidate;
  await page.getByLabel('Language').selectOption('JavaScript');
  await file(page, 'solution.js').waitFor();
  expect(await file(page, 'words.py').count()).toBe(0);
  await page.getByLabel('Language').selectOption('Python');
  await editorShows(page, 'def greet'); // the file that was looked at last
  await file(page, 'solution.py').click();
  await editorShows(page, 'from words import greet');
  await until(async () => {
    const path = `/api/sessions/${session.sessionId}/documents/code`;
    const { body } = await candor.call('GET', path);
    return JSON.stringify(body).includes('"q1/python/words.py":"def greet');
  }, 'the API shows the file');
});

test('a file is deleted after a question, for both', async () => {
  const { page } = candidate;
  await file(page, 'words.py').click();
  await page.getByRole('button', { name: 'Delete words.py' }).click();
  await page.getByRole('button', { name: 'Delete file' }).click();
  await editorShows(page, 'from words import greet');
  await file(interviewer.page, 'words.py').waitFor({ state: 'detached' });
  await editorShows(interviewer.page, 'from words import greet');
});

test('no window saw an error', () => {
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
});
