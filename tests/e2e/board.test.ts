// The whiteboard in two real windows: one draws by mouse and by keyboard, the other sees and reads it, a reload keeps it.
import { AxeBuilder } from '@axe-core/playwright';
import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, openWindow, until, type Window } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let candidate: Window;
let interviewer: Window;
let observer: Window;

const list = (page: Page) => page.getByRole('list', { name: 'Shapes from back to front' });
const drawing = (page: Page) => page.getByRole('application', { name: /^Drawing/ });
const saved = (page: Page) => page.getByText('Whiteboard saved').waitFor();

/** The shapes as the list reads them aloud: what and where. */
async function read(page: Page): Promise<string[]> {
  const rows = list(page).locator('button[aria-pressed]');
  return (await rows.allInnerTexts()).map((text) => text.replaceAll(/\s*\n\s*/g, ' | '));
}
async function reads(page: Page, rows: string[]): Promise<void> {
  let last: string[] = [];
  await until(
    async () => {
      last = await read(page);
      return JSON.stringify(last) === JSON.stringify(rows);
    },
    `the list reads ${JSON.stringify(rows)}`,
  ).catch((error: unknown) => {
    throw new Error(`${String(error)}; it reads ${JSON.stringify(last)}`);
  });
}
async function openBoard(page: Page): Promise<void> {
  await page.getByRole('tab', { name: 'Whiteboard' }).click();
  await drawing(page).waitFor();
}
/** Draws with the mouse, in pixels from the drawing's corner. */
async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  const box = await drawing(page).boundingBox();
  if (!box) throw new Error('no drawing');
  await page.mouse.move(box.x + from[0], box.y + from[1]);
  await page.mouse.down();
  await page.mouse.move(box.x + (from[0] + to[0]) / 2, box.y + (from[1] + to[1]) / 2);
  await page.mouse.move(box.x + to[0], box.y + to[1]);
  await page.mouse.up();
}

/** For people to look at, where a folder is given. */
async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env['SHOTS'];
  if (folder) await page.screenshot({ path: `${folder}/board-${name}.png` });
}

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { links } = await candor.startSession(ask);
  candidate = await openWindow(browser, links.candidate);
  interviewer = await openWindow(browser, links.interviewer);
  observer = await openWindow(browser, links.observer);
  for (const { page } of [candidate, interviewer, observer]) await openBoard(page);
  for (const { page } of [candidate, interviewer]) await saved(page);
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

test('what one draws by mouse the other reads', async () => {
  const { page } = candidate;
  await page.getByRole('button', { name: 'Rectangle', exact: true }).click();
  await drag(page, [30, 40], [130, 100]);
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Client');
  await page.getByRole('button', { name: 'Ellipse', exact: true }).click();
  await drag(page, [250, 40], [350, 100]);
  await page.getByRole('textbox', { name: 'Text', exact: true }).fill('Server');
  await page.getByRole('button', { name: 'Arrow', exact: true }).click();
  await drag(page, [132, 70], [248, 70]);
  for (const one of [page, interviewer.page])
    await reads(one, [
      'Rectangle: Client | upper left',
      'Ellipse: Server | upper centre',
      'Arrow | from Client to Server',
    ]);
  await page.getByRole('button', { name: 'Draw by hand' }).click();
  await drag(page, [60, 200], [160, 260]);
  await until(async () => (await read(interviewer.page)).length === 4, 'the hand’s line is there');
});

test('by keyboard alone: add, write, recolour, move, order, delete, undo', async () => {
  const { page } = interviewer;
  await page.getByRole('button', { name: 'Add', exact: true }).focus();
  await page.keyboard.press('Enter');
  await until(async () => (await read(page)).length === 5, 'a rectangle was added');
  await drawing(page).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('Cache');
  await page.getByRole('radio', { name: 'Blue' }).focus();
  await page.keyboard.press('Space');
  await until(async () => (await candidate.page.locator('svg g.blue').count()) === 1, 'it is blue');
  const left = page.getByLabel('From left');
  const before = Number(await left.inputValue());
  await drawing(page).focus();
  await page.keyboard.press('ArrowRight');
  await until(async () => Number(await left.inputValue()) === before + 10, 'it moved');
  await page.keyboard.press('[');
  await until(async () => /Cache/.test((await read(candidate.page))[3] ?? ''), 'it went back by one');
  await page.keyboard.press('Delete');
  await until(async () => (await read(candidate.page)).length === 4, 'it was deleted');
  await page.keyboard.press('Control+z');
  await until(async () => /Cache/.test((await read(candidate.page))[3] ?? ''), 'it is back');
  // Own edits alone are undone: everything of the other stays.
  for (let step = 0; step < 12; step++) await page.keyboard.press('Control+z');
  await until(async () => (await read(candidate.page)).length === 4, 'the other’s shapes stayed');
  expect((await read(candidate.page))[0]).toBe('Rectangle: Client | upper left');
});

test('who may only watch reads the list and has no tools', async () => {
  const { page } = observer;
  await until(async () => (await read(page)).length === 4, 'the observer reads the shapes');
  expect(await page.getByRole('button', { name: 'Rectangle', exact: true }).count()).toBe(0);
  await drawing(page).focus();
  await page.keyboard.press('PageDown');
  await page.keyboard.press('Delete');
  await page.getByText('Rectangle: Client selected').waitFor({ state: 'attached' });
  expect(await read(page)).toHaveLength(4);
  expect(await read(candidate.page)).toHaveLength(4);
});

test('a reload keeps it, for both', async () => {
  const before = await read(candidate.page);
  for (const { page } of [candidate, interviewer]) {
    await saved(page);
    await page.reload();
    await openBoard(page);
    await reads(page, before);
  }
});

test('it is saved as SVG and as PNG', async () => {
  const { page } = candidate;
  for (const [name, start] of [
    ['SVG', '<svg '],
    ['PNG', '\u0089PNG'],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name, exact: true }).click();
    const path = await (await waiting).path();
    expect((await readFile(path)).toString('latin1').slice(0, start.length)).toBe(start);
  }
});

test('axe finds nothing, and 320 pixels suffice', async () => {
  const { page } = candidate;
  await list(page).locator('button[aria-pressed]').first().click();
  await page.getByRole('textbox', { name: 'Text', exact: true }).waitFor();
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await until(
      async () => (await page.evaluate(() => document.documentElement.dataset['theme'])) === colorScheme,
      `the page is ${colorScheme}`,
    );
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
    found.push(
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${colorScheme} ${id}: ${html}`)),
    );
    await shoot(page, colorScheme);
  }
  await page.setViewportSize({ width: 320, height: 700 });
  await drawing(page).waitFor();
  await until(
    async () => (await page.evaluate(() => document.documentElement.scrollWidth)) === 320,
    'it fits',
  );
  await shoot(page, 'narrow');
  expect(found).toEqual([]);
}, 180_000);

test('no window saw an error', () => {
  expect([candidate, interviewer, observer].flatMap(({ errors }) => errors)).toEqual([]);
});
