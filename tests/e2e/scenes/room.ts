// The way into the room and the room itself, as they are photographed.
import type { Page } from 'playwright-core';
import { type Scene, sees, tab } from './scene.ts';

const room =
  (then = async (_page: Page) => {}) =>
  async (page: Page) => {
    await page.locator('.monaco-editor .view-line', { hasText: 'beadCode' }).first().waitFor();
    await page.locator('#side-chat li').nth(1).waitFor();
    await then(page);
  };

export const roomScenes: readonly Scene[] = [
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
    part: 'output',
    address: ({ live }) => live.links.candidate,
    ready: room(tab('below-tab-results')),
  },
  {
    name: 'room-cases',
    part: 'output',
    address: ({ live }) => live.links.candidate,
    ready: room(tab('below-tab-cases')),
  },
  {
    name: 'room-about-you',
    part: 'talk',
    address: ({ live }) => live.links.candidate,
    ready: room(tab('side-tab-signals')),
  },
  {
    name: 'room-interviewer',
    part: 'talk',
    always: 'spoken',
    address: ({ live }) => live.links.interviewer,
    ready: room(tab('side-tab-people')),
  },
  {
    name: 'room-guide',
    part: 'question',
    address: ({ live }) => live.links.interviewer,
    ready: room(tab('left-tab-guide')),
  },
  {
    name: 'room-notes',
    part: 'talk',
    address: ({ live }) => live.links.interviewer,
    ready: room(tab('side-tab-notes')),
  },
  { name: 'room-observer', address: ({ live }) => live.links.observer, ready: room() },
  {
    name: 'room-parts',
    part: 'question',
    address: ({ inParts }) => inParts.links.candidate,
    ready: sees('#part-1-0'),
  },
  {
    name: 'room-next-part',
    part: 'question',
    address: ({ inParts }) => inParts.links.interviewer,
    ready: sees('#next-part'),
  },
  { name: 'room-paused', address: ({ paused }) => paused.links.candidate, ready: sees('[role="status"] p') },
  {
    name: 'room-paused-host',
    address: ({ paused }) => paused.links.interviewer,
    ready: sees('[role="status"] p'),
  },
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
    ready: sees('main h1'),
  },
];

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
