// The pages as they are photographed: what happened before, where each is, and when it is there. Knows no test, and
// finds its way by ids, since the pages are read in other languages too.
import type { Browser, Page } from 'playwright-core';
import { openWindow, replaceCode, until, type Window } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';
import { seatOf } from '../support/document.ts';

export interface Stage {
  candor: Candor;
  /** Ids of all sessions. */
  sessions: string[];
  live: StartedSession;
  ended: StartedSession;
  /** Its candidate waits at the door. */
  door: StartedSession;
  /** The link of a seat that was closed. */
  revoked: string;
  /** Who stays in the live room. */
  there: Window[];
}

export interface Scene {
  name: string;
  address: (stage: Stage) => string;
  ready: (page: Page, stage: Stage) => Promise<void>;
  /** One of those that people use most; `spoken`: looked at in other languages too. */
  always?: 'seen' | 'spoken';
  withKey?: false;
  /** The set-up was not checked before. */
  unchecked?: true;
}

const ask = {
  difficulty: 'easy',
  language: 'python',
  totalQuestions: 2,
  questionIds: ['bead-code', 'beam-cuts'],
};

export async function openStage(browser: Browser): Promise<Stage> {
  const candor = await startCandor();
  const start = (candidateName: string, more = {}) => candor.startSession({ ...ask, candidateName, ...more });
  const live = await start('Ada Lovelace');
  const ended = await start('Grace Hopper');
  const door = await start('Mary Somerville', { waitingRoom: true, deleteAfterDays: 30 });
  await candor.call('POST', '/api/keys', { name: 'Our ATS', scopes: ['sessions'] });
  await candor.call('POST', '/api/webhooks', {
    url: 'https://ats.example.com/candor',
    events: ['session.ended'],
  });
  const extra = await candor.call('POST', `/api/sessions/${live.sessionId}/seats`, {
    role: 'observer',
    name: 'Eve',
  });
  const { id, link } = extra.body as { id: string; link: string };
  await candor.call('DELETE', `/api/sessions/${live.sessionId}/seats/${id}`);
  const there = [
    await openWindow(browser, live.links.candidate),
    await openWindow(browser, live.links.interviewer),
  ];
  const [candidate, interviewer] = there;
  if (candidate && interviewer) await interview(candidate.page, interviewer.page);
  await submit(candor, ended);
  await candor.call('POST', `/api/sessions/${ended.sessionId}/end`);
  return {
    candor,
    sessions: [live, ended, door].map((one) => one.sessionId),
    live,
    ended,
    door,
    revoked: link,
    there,
  };
}

export async function closeStage(stage: Stage | undefined): Promise<void> {
  await stage?.candor.close();
}

async function submit(candor: Candor, { sessionId }: StartedSession): Promise<void> {
  const code = 'def beadCode(beads: str) -> str:\n    return beads  # a first try\n';
  const attempt = { sessionId, code, questionNumber: 1, timeSpent: 95 };
  await until(
    async () => (await candor.call('POST', '/api/test/submit-code', attempt)).status === 200,
    'the code is submitted',
    120_000,
  );
}

/** A few minutes of the live interview: code, a run, a tried test, words, a hint, a mark. */
async function interview(candidate: Page, interviewer: Page): Promise<void> {
  for (const page of [candidate, interviewer]) {
    await page.getByText('All edits saved').first().waitFor();
    await page.locator('.monaco-editor .view-line').first().waitFor();
  }
  await replaceCode(candidate, 'print("hello, room")\nbeadCode = lambda beads: beads\n');
  await candidate.getByRole('button', { name: /^Run/ }).click();
  await candidate.locator('#below-output').getByText('Finished in').waitFor();
  await candidate.getByRole('button', { name: /^Test/ }).click();
  await until(
    async () => /\d+ of \d+/.test(await candidate.locator('#below-results').innerText()),
    'the samples were tried',
    120_000,
  );
  await candidate.locator('#message').fill('I would first count the beads of each colour.');
  await candidate.locator('#message').press('Enter');
  await interviewer.locator('#message').fill('Sounds good. What happens when there are none?');
  await interviewer.locator('#message').press('Enter');
  await interviewer.getByText('What happens when there are none?').waitFor();
  await interviewer.getByRole('button', { name: /^Good/ }).click();
  await interviewer.getByText('Marked as a good moment').first().waitFor();
}

const sees = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor();
};
const room =
  (then = async (_page: Page) => {}) =>
  async (page: Page) => {
    await page.locator('.monaco-editor .view-line').first().waitFor();
    await page.locator('#side-chat li').nth(1).waitFor();
    await then(page);
  };
const tab = (id: string) => async (page: Page) => {
  await page.locator(`#${id}`).click();
  await page.locator(`#${id}[aria-selected="true"]`).waitFor();
};
const report = (stage: Stage) => `${stage.candor.url}/report/${stage.ended.sessionId}`;
const replay = (stage: Stage) =>
  `${stage.candor.url}/replay/${stage.ended.sessionId}#seat=${seatOf(stage.ended.links.interviewer)}`;
const desk = (panel: string) => (stage: Stage) => `${stage.candor.url}/desk#${panel}`;

export const scenes: readonly Scene[] = [
  { name: 'start-key', address: ({ candor }) => `${candor.url}/`, withKey: false, ready: sees('#key') },
  {
    name: 'start',
    always: 'spoken',
    address: ({ candor }) => `${candor.url}/`,
    ready: sees('a[href^="/report/"], main ul li'),
  },
  {
    name: 'settings',
    address: ({ candor }) => `${candor.url}/`,
    ready: async (page) => {
      await page.locator('header button').last().click();
      await page.locator('dialog[open]').waitFor();
    },
  },
  { name: 'sign-in', address: ({ candor }) => `${candor.url}/sign-in`, withKey: false, ready: sees('h1') },
  { name: 'nowhere', address: ({ candor }) => `${candor.url}/nothing/here`, ready: sees('main a') },
  { name: 'desk-sessions', always: 'spoken', address: desk('sessions'), ready: sees('a[href^="/report/"]') },
  { name: 'desk-questions', always: 'seen', address: desk('questions'), ready: sees('#banks') },
  { name: 'desk-question', address: desk('questions'), ready: editor },
  { name: 'desk-usage', always: 'seen', address: desk('usage'), ready: sees('#desk-usage canvas') },
  { name: 'desk-keys', always: 'seen', address: desk('keys'), ready: sees('#desk-keys .rows') },
  { name: 'desk-webhooks', always: 'seen', address: desk('webhooks'), ready: sees('#desk-webhooks ul.card') },
  { name: 'desk-people', address: desk('people'), ready: sees('#desk-people form') },
  { name: 'desk-log', address: desk('log'), ready: sees('#desk-log li') },
  {
    name: 'lobby',
    always: 'spoken',
    unchecked: true,
    address: ({ live }) => live.links.candidate,
    ready: sees('.sum.green, .sum.amber, .sum.red'),
  },
  {
    name: 'door',
    unchecked: true,
    address: ({ door }) => door.links.candidate,
    ready: sees('.sum.green, .sum.amber, .sum.red'),
  },
  { name: 'room-candidate', always: 'seen', address: ({ live }) => live.links.candidate, ready: room() },
  {
    name: 'room-results',
    address: ({ live }) => live.links.candidate,
    ready: room(tab('below-tab-results')),
  },
  { name: 'room-cases', address: ({ live }) => live.links.candidate, ready: room(tab('below-tab-cases')) },
  {
    name: 'room-about-you',
    address: ({ live }) => live.links.candidate,
    ready: room(tab('side-tab-signals')),
  },
  {
    name: 'room-interviewer',
    always: 'spoken',
    address: ({ live }) => live.links.interviewer,
    ready: room(tab('side-tab-people')),
  },
  { name: 'room-guide', address: ({ live }) => live.links.interviewer, ready: room(tab('left-tab-guide')) },
  { name: 'room-notes', address: ({ live }) => live.links.interviewer, ready: room(tab('side-tab-notes')) },
  { name: 'room-observer', address: ({ live }) => live.links.observer, ready: room() },
  { name: 'room-board', address: ({ live }) => live.links.interviewer, ready: room(board) },
  { name: 'room-keys', address: ({ live }) => live.links.interviewer, ready: room(keys) },
  { name: 'room-offline', address: ({ live }) => live.links.candidate, ready: room(offline) },
  {
    name: 'room-ended',
    address: ({ ended }) => ended.links.interviewer,
    ready: sees('.monaco-editor .view-line'),
  },
  { name: 'room-revoked', address: ({ revoked }) => revoked, ready: sees('main button') },
  {
    name: 'room-no-seat',
    address: ({ candor }) => `${candor.url}/room/test_nothing`,
    ready: sees('main code'),
  },
  { name: 'replay', always: 'seen', address: replay, ready: sees('.monaco-editor .view-line') },
  { name: 'replay-progress', address: replay, ready: async (page) => tab('then-tab-progress')(page) },
  {
    name: 'replay-file',
    address: ({ candor }) => `${candor.url}/replay`,
    ready: sees('main button, main label'),
  },
  { name: 'report', always: 'spoken', address: report, ready: sees('#timeline') },
  {
    name: 'report-scorecard',
    address: (stage) => `${report(stage)}#seat=${seatOf(stage.ended.links.interviewer)}`,
    ready: sees('#card-summary'),
  },
];

async function editor(page: Page): Promise<void> {
  await page.locator('section[aria-labelledby="written"] button').last().click();
  await page.locator('#question-title').waitFor();
}

async function board(page: Page): Promise<void> {
  await tab('middle-tab-board')(page);
  await page.locator('[role="toolbar"]').last().waitFor();
}

async function keys(page: Page): Promise<void> {
  await page
    .locator('header')
    .first()
    .click({ position: { x: 2, y: 2 } });
  await page.keyboard.press('?');
  await page.locator('dialog[open]').waitFor();
}

async function offline(page: Page): Promise<void> {
  await page.context().setOffline(true);
  await page.locator('.warn').first().waitFor();
}
