// How an interviewer conducts an interview, in two real windows: pausing it, revealing a follow-up, and what is left to the candidate.
import type { Browser, Page } from 'playwright-core';
import { io } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  editorShows,
  openBoth,
  openBrowser,
  openWindow,
  patience,
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
    totalQuestions: 1,
    questionIds: ['exact-crew'],
    timeLimitMinutes: 45,
  });
  ({ candidate, interviewer } = await openBoth(browser, session.links));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** As many messages as one socket may say at once. */
async function sayTen(from: number): Promise<void> {
  const seat = session.links.interviewer.split('#seat=')[1] ?? '';
  const socket = io(candor.url, { transports: ['websocket'], auth: { seat }, forceNew: true });
  try {
    await socket.timeout(patience).emitWithAck('sync', { after: 0 });
    for (let n = from; n < from + 10; n += 1) {
      const answer: unknown = await socket
        .timeout(patience)
        .emitWithAck('say', { text: `message ${String(n)}.` });
      expect(answer).toMatchObject({ ok: true });
    }
  } finally {
    socket.close();
  }
}

test('a long chat shows its newest messages, and the earlier ones when they are wanted', async () => {
  for (let from = 1; from <= 111; from += 10) await sayTen(from);
  const { page } = interviewer;
  await page.getByRole('tab', { name: /Chat/ }).click();
  const chat = page.getByRole('log', { name: 'Chat' });
  await chat.getByText('message 120.').waitFor();
  await until(async () => (await chat.getByRole('listitem').count()) === 100, 'a hundred are shown');
  await chat.getByRole('button', { name: 'Show earlier messages' }).press('Enter');
  await chat.getByText('message 1.', { exact: true }).waitFor();
  await expect(chat.getByRole('listitem').count()).resolves.toBe(120);
  await expect(chat.getByRole('button').count()).resolves.toBe(0);
  await until(() => chat.evaluate((log) => document.activeElement === log), 'the focus stays in the chat');
});

test('in a pause the candidate reads, and what was typed at that moment is not lost', async () => {
  await replaceCode(candidate.page, 'before = 1\n');
  await editorShows(interviewer.page, 'before = 1');
  await button(interviewer.page, 'Pause').click();
  await candidate.page.getByText('Your time stands still and everything is kept').waitFor();
  await candidate.page.getByText('Paused', { exact: true }).waitFor();
  await until(() => button(candidate.page, 'Run').isDisabled(), 'Run is off');
  await candidate.page.locator('.monaco-editor .view-lines').first().click();
  await candidate.page.keyboard.insertText('lost = True\n');
  const { body } = await candor.call('POST', '/api/test/submit-code', {
    sessionId: session.sessionId,
    code: 'x = 1',
    questionNumber: 1,
    timeSpent: 1,
  });
  expect(body).toMatchObject({ error: 'paused' });
  await button(interviewer.page, 'Go on').click();
  await until(() => button(candidate.page, 'Run').isEnabled(), 'Run is on');
  await candidate.page.getByText('All edits saved').first().waitFor();
  await candidate.page.locator('.monaco-editor .view-lines').first().click();
  await candidate.page.keyboard.press('Control+End');
  await candidate.page.keyboard.insertText('after = 2\n');
  await editorShows(interviewer.page, 'after = 2');
  expect(await interviewer.page.locator('.monaco-editor').first().innerText()).not.toContain('lost');
});

test('a follow-up is nowhere in the candidate’s browser until it is revealed', async () => {
  const heard: string[] = [];
  const late = await openWindow(browser, 'about:blank');
  late.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => heard.push(String(payload))),
  );
  await late.context.addInitScript(
    (key) => sessionStorage.setItem(key, 'yes'),
    `candor.checked.${session.sessionId}`,
  );
  await late.page.goto(session.links.candidate);
  await late.page.getByText('All edits saved').first().waitFor();
  expect(heard.join()).toContain('Each candidate for a crew');
  expect(heard.join()).not.toContain('Count without listing');

  const guide = interviewer.page.getByRole('region', { name: 'Part 2 of 3: Count without listing' });
  await guide.getByRole('button', { name: 'Reveal' }).click();
  for (const { page } of [candidate, late, interviewer])
    await page.getByRole('heading', { name: 'Count without listing', exact: true }).waitFor();
  await interviewer.page.getByRole('heading', { name: 'Part 3 of 3: Equal skills' }).waitFor();
  expect(await candidate.page.getByText('Equal skills').count()).toBe(0);
  expect(heard.join()).not.toContain('Equal skills');
  await candidate.page.reload();
  await candidate.page.getByRole('heading', { name: 'Count without listing', exact: true }).waitFor();
  await late.context.close();
});

test('after the end the candidate keeps a copy, says a word about it, and sees reviews once they are shared', async () => {
  await replaceCode(candidate.page, 'def exactCrew(skills, target):\n    return "mine"\n');
  await candidate.page.getByText('All edits saved').first().waitFor();
  await button(interviewer.page, 'End interview').click();
  await button(interviewer.page, 'End now').click();
  const { page } = candidate;
  await page.getByRole('link', { name: 'Your copy of the interview' }).click();
  await page.getByRole('region', { name: 'question-1.py' }).getByText('"mine"').waitFor();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Save question-1.py' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('question-1.py');
  await page.getByRole('radio', { name: '4' }).check();
  await page.getByLabel('What went well, what did not?').fill('The pause was kind.');
  await button(page, 'Send').click();
  await page.getByText('Thank you. You gave it 4 of 5.').waitFor();
  await page.goto(`${candor.url}/room/${session.sessionId}`); // the link's tab opens the copy now
  await page.getByText('The pause was kind.').waitFor();

  await interviewer.page.getByRole('link', { name: 'Report and scorecard' }).click();
  await interviewer.page.getByText('The candidate on the interview: 4 of 5').waitFor();
  await button(interviewer.page, 'Share the reviews').click();
  await button(interviewer.page, 'The reviews are shared').waitFor();
  for (const { errors } of [candidate, interviewer]) expect(errors).toEqual([]);
});
