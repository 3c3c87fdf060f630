// The pages beside the room: a recruiter's way from the desk to a report, a scorecard, on paper and on a small screen.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, until, type Window } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let session: StartedSession;
let recruiter: Window;
let interviewer: Window;

const code = 'def two_sum(nums, target):\n    return [0, 1]  # a first try\n';

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  session = await candor.startSession({
    candidateName: 'Ada Lovelace',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 2,
  });
  const attempt = { sessionId: session.sessionId, code, questionNumber: 1, timeSpent: 95 };
  await until(
    async () => (await candor.call('POST', '/api/test/submit-code', attempt)).status === 200,
    'the code is submitted',
    120_000,
  );
  recruiter = await openWindow(browser, `${candor.url}/desk`);
  const seat = new URL(session.links.interviewer).hash;
  interviewer = await openWindow(browser, `${candor.url}/report/${session.sessionId}${seat}`);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

test('the desk asks for the key once, says when it is wrong, and lists the sessions', async () => {
  const { page } = recruiter;
  await page.getByLabel('API key').fill('ck_of_nobody');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('alert').filter({ hasText: 'not known here' }).waitFor();
  await page.getByLabel('API key').fill(candor.key);
  await page.getByRole('button', { name: 'Continue' }).click();
  const rows = page.getByRole('list', { name: 'Sessions' }).getByRole('listitem');
  await rows.filter({ hasText: 'Ada Lovelace' }).waitFor();
  await page.getByLabel('Candidate', { exact: true }).fill('nobody of this name');
  await page.getByText('No session fits').waitFor();
  await page.getByRole('button', { name: 'Clear the filters' }).click();
  await rows.filter({ hasText: 'Ada Lovelace' }).waitFor();
});

test('a key is made, shown once, and opens the API', async () => {
  const { page } = recruiter;
  await page.getByRole('tab', { name: 'Keys' }).click();
  await page.getByLabel('Name').fill('Our ATS');
  await page.getByRole('button', { name: 'Create key' }).click();
  const dialog = page.getByRole('dialog');
  const secret = await dialog.getByLabel('Secret', { exact: true }).inputValue();
  const answer = await fetch(`${candor.url}/api/sessions`, { headers: { 'x-api-key': secret } });
  expect(answer.status).toBe(200);
  await dialog.getByRole('button', { name: 'I have it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Our ATS').waitFor();
  expect(await page.content()).not.toContain(secret);
});

test('a bank with mistakes is told what and where; a good one is stored', async () => {
  const { page } = recruiter;
  await page.getByRole('tab', { name: 'Questions' }).click();
  await page.getByRole('button', { name: 'New bank' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('Warm-up');
  await dialog.getByLabel('Questions, as JSON').fill('[{"id": "x y", "kind": "stdin"}]');
  await dialog.getByRole('button', { name: 'Store bank' }).click();
  await dialog.getByRole('alert').filter({ hasText: 'Question 1, title' }).waitFor();
  await dialog.getByRole('button', { name: 'Put in an example' }).click();
  await dialog.getByRole('button', { name: 'Store bank' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Warm-up', { exact: true }).waitFor();
});

test('a webhook is made, its secret shown once, its log empty', async () => {
  const { page } = recruiter;
  await page.getByRole('tab', { name: 'Webhooks' }).click();
  await page.getByLabel('Address').fill('ftp://ats.example.com');
  await page.getByRole('button', { name: 'Create webhook' }).click();
  await page.getByRole('alert').filter({ hasText: 'https://' }).waitFor();
  await page.getByLabel('Address').fill('https://ats.example.com/candor');
  await page.getByRole('button', { name: 'Create webhook' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.getByLabel('Secret', { exact: true }).inputValue()).toMatch(/^whsec_/);
  await dialog.getByRole('button', { name: 'I have it' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await page.getByText('Deliveries', { exact: true }).click();
  await page.getByText('Nothing was sent yet.').waitFor();
});

test('the report of a session is one step from the desk', async () => {
  const { page } = recruiter;
  await page.getByRole('tab', { name: 'Sessions' }).click();
  await page.getByRole('link', { name: 'Ada Lovelace', exact: true }).click();
  await page.getByRole('heading', { name: 'Ada Lovelace', level: 1 }).waitFor();
  await page.getByRole('heading', { name: /^Question 1/ }).waitFor();
  expect(await page.getByRole('region', { name: 'Code of question 1' }).innerText()).toContain('a first try');
  const told = page.getByRole('region', { name: 'Timeline' });
  await told.getByText(/The API submitted question 1/).waitFor();
  await page.getByText('Nothing was submitted.').waitFor(); // question 2
});

test("an interviewer's card is blind, then submitted, then read on the desk", async () => {
  const { page } = interviewer;
  expect(page.url()).not.toContain('seat=');
  const group = (name: string) => page.getByRole('group', { name });
  await group('Problem solving').getByRole('radio', { name: /^3/ }).check();
  await page.getByRole('button', { name: 'Submit scorecard' }).click();
  await page.getByRole('alert').filter({ hasText: 'Code quality has no mark yet' }).waitFor();
  for (const name of ['Code quality', 'Communication', 'Testing'])
    await group(name).getByRole('radio', { name: /^4/ }).check();
  await page.getByLabel('Note on testing').fill('Tried the empty list by herself.');
  await page.getByRole('button', { name: 'Submit scorecard' }).click();
  await page.getByText(', your card').waitFor();
  await recruiter.page.reload();
  await recruiter.page.getByText('Tried the empty list by herself.').waitFor();
  for (const { errors } of [recruiter, interviewer]) expect(errors).toEqual([]);
});

test('the report prints on A4, dark ink on white, with everything unfolded and nothing to press', async () => {
  const { page } = interviewer;
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const button = page.getByRole('button', { name: 'Save as PDF' });
  expect(await button.isVisible()).toBe(false);
  const ink = (of: 'color' | 'backgroundColor') =>
    page.evaluate((name) => getComputedStyle(document.body)[name], of);
  expect([await ink('color'), await ink('backgroundColor')]).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  expect(pdf).toMatch(/\/MediaBox\s*\[0 0 59[45][\d.]* 84[12][\d.]*\]/);
  const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  expect(pages).toBeGreaterThan(0);
  expect(pages).toBeLessThan(12);
  expect(await page.locator('details:not([open])').count()).toBe(0);
  await page.emulateMedia({ media: 'screen', colorScheme: null });
  await button.waitFor();
});

test('a screen of 320 pixels shows home, desk and report without scrolling sideways', async () => {
  const { page } = recruiter;
  await page.setViewportSize({ width: 320, height: 720 });
  for (const [path, ready] of pages()) {
    await page.goto(candor.url + path);
    await page.reload(); // a change after # alone loads nothing
    await ready(page);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(over, path).toBeLessThanOrEqual(0);
  }
  await page.setViewportSize({ width: 1400, height: 900 });
});

type Ready = (page: Page) => Promise<void>;
function pages(): [string, Ready][] {
  const heading =
    (name: string | RegExp): Ready =>
    (page) =>
      page.getByRole('heading', { name }).first().waitFor();
  return [
    ['/', heading('Recent interviews')],
    ['/desk#sessions', (page) => page.getByRole('list', { name: 'Sessions' }).waitFor()],
    ['/desk#questions', heading('Built-in questions')],
    ['/desk#keys', heading('New key')],
    ['/desk#webhooks', heading('New webhook')],
    [`/report/${session.sessionId}`, heading('Timeline')],
  ];
}

test.each([
  ['320 pixels', 320, 640],
  ['200 % zoom', 640, 400],
])(
  'at %s no view of the room scrolls sideways',
  async (_name, width, height) => {
    const { page, context } = await openWindow(browser, session.links.interviewer);
    await page.setViewportSize({ width, height });
    await page.getByText('All edits saved').first().waitFor();
    const views = page.getByRole('navigation', { name: 'Views' });
    for (const view of ['Question', 'Code', 'Output', 'Talk']) {
      await views.getByRole('tab', { name: view }).click();
      const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      expect(over, view).toBeLessThanOrEqual(0);
    }
    await context.close();
  },
  120_000,
);
