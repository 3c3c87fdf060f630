// The way in: a candidate checks the set-up, agrees to what is recorded, waits at the door, and is let in without a reload.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, until, type Window } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';
import { violations } from '../support/looks.ts';

let candor: Candor;
let browser: Browser;
let session: StartedSession;
let candidate: Window;
let interviewer: Window;

const ask = { difficulty: 'easy', language: 'python', totalQuestions: 1 };

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  session = await candor.startSession({
    ...ask,
    candidateName: 'Ada',
    waitingRoom: true,
    deleteAfterDays: 30,
  });
  candidate = await openWindow(browser, session.links.candidate, true);
  interviewer = await openWindow(browser, session.links.interviewer);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

test('at the door the set-up is checked, and nothing of the room is shown', async () => {
  const { page } = candidate;
  await page.getByRole('heading', { name: 'You are at the door' }).waitFor();
  await page.getByText(/ms there and back/).waitFor();
  await page.getByText('It is tried as soon as you have been let in.').waitFor();
  await page.getByText(/All of it is deleted on/).waitFor();
  await page.getByText('The interviewer sees this too').waitFor();
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Running code' })
    .getByText(/Good|Usable|Problem/)
    .waitFor();
  expect(await page.locator('.monaco-editor').count()).toBe(0);
  expect(page.url()).not.toContain('seat=');
}, 240_000);

test('axe finds nothing at the door, and 320 pixels are enough', async () => {
  const { page } = candidate;
  expect([...(await violations(page, 'dark')), ...(await violations(page, 'light'))]).toEqual([]);
  await page.setViewportSize({ width: 320, height: 720 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.setViewportSize({ width: 1400, height: 900 });
}, 120_000);

test('the interviewer sees who waits, how the set-up is, and that they agreed', async () => {
  const { page } = interviewer;
  await page.getByRole('tab', { name: /People/ }).click();
  const door = page.getByRole('list', { name: 'At the door' });
  await door.getByText(/set-up.*not agreed yet/).waitFor();
  await candidate.page.getByRole('button', { name: 'I agree' }).click();
  await candidate.page.getByText('You are ready.').waitFor();
  await until(async () => !(await door.innerText()).includes('not agreed'), 'the agreement is seen');
});

test('the interviewer lets them in, without a reload', async () => {
  const door = interviewer.page.getByRole('list', { name: 'At the door' });
  await candidate.page.evaluate(() => (document.documentElement.dataset['stays'] = 'yes'));
  await door.getByRole('button', { name: 'Let in' }).click();
  await door.waitFor({ state: 'detached' });
  await candidate.page.locator('.monaco-editor .view-line').first().waitFor();
  await candidate.page.getByText('All edits saved').first().waitFor();
  expect(await candidate.page.evaluate(() => document.documentElement.dataset['stays'])).toBe('yes');
  const people = interviewer.page.getByRole('list', { name: 'People' });
  await until(
    async () => /Ada\s+Candidate · here/.test(await people.innerText()),
    'the candidate is in the room',
  );
});

test('a second window of the same link is told once', async () => {
  const second = await candidate.context.newPage();
  await second.goto(session.links.candidate);
  await second.getByRole('button', { name: 'I agree, enter the room' }).click();
  await second.getByText('All edits saved').first().waitFor();
  await interviewer.page.getByRole('tab', { name: /Signals/ }).click();
  const signals = interviewer.page.getByRole('list', { name: 'Signals' });
  const line = signals.getByText('The interview was opened in a second window');
  await line.waitFor();
  await second.reload();
  await second.getByText('All edits saved').first().waitFor();
  expect(await line.count()).toBe(1);
  await second.close();
});

test('without a waiting room the check comes first, once a tab', async () => {
  const open = await candor.startSession({ ...ask, candidateName: 'Ben' });
  const { page, context, errors } = await openWindow(browser, open.links.candidate, true);
  await page.getByRole('heading', { name: 'Check your set-up' }).waitFor();
  await page.getByText('no date is set').waitFor();
  await page.getByText('The interviewer sees this too').waitFor();
  expect(await page.getByText(/ms there and back/).count()).toBe(2);
  await page.getByRole('button', { name: 'I agree, enter the room' }).click();
  await page.getByText('All edits saved').first().waitFor();
  await page.reload();
  await page.getByText('All edits saved').first().waitFor();
  expect(errors).toEqual([]);
  await context.close();
});

test('no window saw an error', () => {
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
});
