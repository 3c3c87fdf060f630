// The start page and the desk, as they are photographed.
import type { Page } from 'playwright-core';
import { type Scene, sees, tab } from './scene.ts';
import type { Stage } from './stage.ts';

const desk = (panel: string) => (stage: Stage) => `${stage.candor.url}/desk#${panel}`;

export const deskScenes: readonly Scene[] = [
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
  { name: 'desk-question-code', address: desk('questions'), ready: code },
  { name: 'desk-usage', always: 'seen', address: desk('usage'), ready: sees('#desk-usage canvas') },
  { name: 'desk-keys', always: 'seen', address: desk('keys'), ready: sees('#desk-keys .rows') },
  { name: 'desk-webhooks', always: 'seen', address: desk('webhooks'), ready: sees('#desk-webhooks ul.card') },
  { name: 'desk-deliveries', address: desk('webhooks'), ready: deliveries },
  { name: 'desk-people', address: desk('people'), ready: sees('#desk-people form') },
  {
    name: 'desk-organisations',
    address: desk('organisations'),
    ready: sees('#desk-organisations .rows'),
  },
  {
    name: 'desk-organisations',
    address: desk('organisations'),
    ready: sees('#desk-organisations form'),
  },
  { name: 'desk-log', address: desk('log'), ready: sees('#desk-log li') },
];

async function editor(page: Page): Promise<void> {
  await page.locator('section[aria-labelledby="written"] button').last().click();
  await page.locator('#question-title').waitFor();
}

async function code(page: Page): Promise<void> {
  await editor(page);
  await tab('part-tab-code')(page);
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** The one delivery has no end: its address answers nobody. */
async function deliveries(page: Page): Promise<void> {
  await page.locator('#desk-webhooks ul.card details summary').click();
  await page.locator('#desk-webhooks details li').first().waitFor();
}
