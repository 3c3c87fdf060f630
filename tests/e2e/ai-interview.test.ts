// An interview with the AI in two real browser windows, its model scripted: it speaks by itself after the same error three
// times, answers a question with a hint, reviews; then the replay shows the ledger and the summary leads into it.
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { typingMs } from '../../server/ai/policy.ts';
import { editorShows, openBrowser, openWindow, replaceCode, until, type Window } from '../support/browser.ts';
import { type Candor, startCandor, type StartedSession } from '../support/candor.ts';
import { type ScriptedModel, startScriptedModel } from '../support/openai.ts';

const line = (claim: object) => `${JSON.stringify(claim)}\n`;
const uses = (name: string, given: object) => ({ calls: [{ name, pieces: [JSON.stringify(given)] }] });
const nudge = 'What does the last line of the error name?';
const hint = 'Think of how long the run of equal beads is.';

let model: ScriptedModel;
let candor: Candor;
let browser: Browser;
let session: StartedSession;
let candidate: Window;
let interviewer: Window;
beforeAll(async () => {
  model = await startScriptedModel((_, { messages }) => {
    const system = messages[0]?.content ?? '';
    const data = messages[1]?.content ?? '';
    if (system.includes('The candidate asked')) return uses('hint', { level: 2, text: hint });
    if (system.includes('the same error')) return uses('hint', { level: 1, text: nudge });
    if (system.includes('You are an interviewer')) return uses('say', { text: 'How does its time grow?' });
    if (!system.includes('You summarise'))
      return {
        pieces: [
          line({
            kind: 'improvement',
            text: 'It returns the beads as they are.',
            anchors: [{ lines: [1, 2] }],
          }),
        ],
        slow: 50,
      };
    const n = Number(/"n":(\d+)/.exec(data)?.[1]);
    return {
      pieces: [
        line({ kind: 'moment', n, text: 'The candidate came.' }),
        line({ kind: 'mark', skill: 'communication', mark: 3, why: 'Asked early.', events: [n] }),
        line({ kind: 'open', text: 'Why as they are?', events: [n] }),
      ],
    };
  });
  candor = await startCandor({ OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1' });
  browser = await openBrowser();
  session = await candor.startSession({
    candidateName: 'Ada',
    language: 'python',
    totalQuestions: 1,
    questionIds: ['bead-code'],
    ai: { speaks: true, help: 2, hintCost: 5 },
  });
  candidate = await openWindow(browser, session.links.candidate);
  interviewer = await openWindow(browser, session.links.interviewer);
  for (const { page } of [candidate, interviewer]) await page.getByText('All edits saved').first().waitFor();
  await editorShows(candidate.page, 'def ');
}, 240_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
  await model?.close();
});

async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: join(folder, `ai-${name}.png`) });
}
async function openChat(page: Page): Promise<void> {
  await page.getByRole('tab', { name: /Chat/ }).click();
  await page.getByRole('log', { name: 'Chat' }).waitFor();
}
async function count(kind: string): Promise<number> {
  const { body } = await candor.call('GET', `/api/sessions/${session.sessionId}/events?limit=1000`);
  return JSON.stringify(body).split(`"kind":"${kind}"`).length - 1;
}
/** One after the other, until so many have ended in all. */
async function run(page: Page, times: number): Promise<void> {
  const button = page.getByRole('button', { name: /^Run/ });
  await until(async () => {
    const ended = await count('run.ended');
    if (ended < times && ended === (await count('run.started')) && (await button.isVisible()))
      await button.click();
    return ended >= times;
  }, `${times} runs have ended`);
}

const long = { timeout: 240_000 };
test('after the same error three times it speaks by itself, once nobody types', long, async () => {
  const { page } = candidate;
  await replaceCode(page, 'print(beads)\n');
  await editorShows(interviewer.page, 'print(beads)');
  await page.getByText('All edits saved').first().waitFor();
  await new Promise((resolve) => setTimeout(resolve, typingMs + 1_000)); // who has just typed is left alone
  await openChat(page);
  const said = page.getByRole('log', { name: 'Chat' }).getByText(nudge);
  const heard = () =>
    said.waitFor({ timeout: 15_000 }).then(
      () => true,
      () => false,
    );
  // Told at the third, sixth, …: on a busy machine another run may come between.
  for (const times of [3, 6, 9]) {
    await run(page, times);
    if (await heard()) break;
  }
  expect(await said.isVisible()).toBe(true);
  await shot(page, 'speaks');
});

test('asked it gives a hint, which costs what was agreed', long, async () => {
  const { page } = candidate;
  await page.getByText('Ask the AI (all see it)').click();
  await page.getByRole('textbox', { name: /message/i }).fill('How do I begin?');
  await page.keyboard.press('Enter');
  await page.getByText(hint).first().waitFor();
  await openChat(interviewer.page);
  await interviewer.page.getByText(hint).first().waitFor();
  await shot(interviewer.page, 'hint');
});

test('a submission is reviewed by the model while both look on', long, async () => {
  await replaceCode(candidate.page, 'def beadCode(beads): return beads\n');
  await candidate.page.getByRole('button', { name: /^Submit/ }).click();
  await candidate.page.getByRole('button', { name: 'Submit answer' }).click();
  for (const { page } of [candidate, interviewer]) {
    await page.getByRole('tab', { name: 'Review' }).click();
    const review = page.getByRole('region', { name: 'Review' });
    await review.getByText('It returns the beads as they are.').first().waitFor();
    await review.getByText('Written by scripted-1').waitFor();
    await review
      .getByText(/^Tests: /)
      .first()
      .waitFor();
  }
  await shot(candidate.page, 'review');
});

test('the replay opens with the ledger, and the summary leads to its moments', long, async () => {
  const { page } = interviewer;
  expect((await candor.call('POST', `/api/sessions/${session.sessionId}/end`)).status).toBe(200);
  await page.getByRole('link', { name: 'Replay' }).click();
  const slider = page.getByRole('slider', { name: 'Time' });
  await slider.waitFor();
  await slider.press('End');
  await page.getByRole('tab', { name: 'Hints' }).click();
  const ledger = page.getByRole('region', { name: 'Hints' });
  await ledger.getByText(hint).waitFor();
  await ledger.getByText('cost 15').waitFor();
  await shot(page, 'ledger');
  const summed = async () =>
    JSON.stringify((await candor.call('GET', `/api/sessions/${session.sessionId}/report`)).body);
  await until(async () => (await summed()).includes('Why as they are?'), 'the model has summarised');
  await page.goto(session.links.interviewer.replace('/room/', '/report/'));
  const summary = page.getByRole('region', { name: 'Summary' });
  await summary.getByText('Why as they are?').waitFor();
  for (const fold of await summary.locator('summary').all()) await fold.click();
  await shot(page, 'report');
  for (const told of ['The candidate came.', 'Why as they are?'])
    await summary.getByRole('listitem').filter({ hasText: told }).getByRole('link').waitFor();
  await summary.getByRole('definition').filter({ hasText: 'Asked early.' }).getByRole('link').click();
  await slider.waitFor();
  expect(page.url()).toMatch(/\?event=\d+/);
  const [now, end] = await Promise.all(
    ['aria-valuenow', 'aria-valuemax'].map((name) => slider.getAttribute(name)),
  );
  expect(Number(now)).toBeLessThan(Number(end)); // the event, not the end
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
});
