// Two people in two browser windows on two nodes of one server farm, and a node that is killed under one of them.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Cluster, startCluster } from '../chaos/cluster.ts';
import { type Balancer, startBalancer } from '../support/balancer.ts';
import { editorShows, openBrowser, openWindow, replaceCode, until, type Window } from '../support/browser.ts';

let balancer: Balancer;
let cluster: Cluster;
let browser: Browser;
let candidate: Window; // comes by the balancer: the first node, the second when that is gone
let interviewer: Window; // at the second node

beforeAll(async () => {
  balancer = await startBalancer();
  cluster = await startCluster(2, { PUBLIC_URL: balancer.url });
  const [first, second] = cluster.nodes;
  if (first === undefined || second === undefined) throw new Error('a node is missing');
  balancer.serve([first, second].map(({ url }) => Number(new URL(url).port)));
  browser = await openBrowser();
  const { links } = await first.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
  });
  candidate = await openWindow(browser, links.candidate);
  interviewer = await openWindow(browser, links.interviewer.replace(balancer.url, second.url));
  for (const window of [candidate, interviewer]) await saved(window);
}, 300_000);

afterAll(async () => {
  await browser?.close();
  await cluster?.close();
  await balancer?.close();
}, 120_000);

const saved = async ({ page }: Window): Promise<void> => {
  await until(
    async () =>
      (await page.locator('.monaco-editor .view-line').count()) > 0 &&
      (await page.getByText('All edits saved').count()) > 0,
    'all is saved',
  );
};
async function typeAtEnd({ page }: Window, text: string): Promise<void> {
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+End');
  await page.keyboard.insertText(text);
}

test('typing crosses the nodes both ways', async () => {
  await replaceCode(candidate.page, '# from the first node');
  await editorShows(interviewer.page, '# from the first node');
  await typeAtEnd(interviewer, ', and from the second');
  await editorShows(candidate.page, '# from the first node, and from the second');
}, 180_000);

test('a node is killed while its person types: the browser goes on at the other one, nothing is lost', async () => {
  await replaceCode(candidate.page, '# before');
  await editorShows(interviewer.page, '# before');
  const dead = cluster.nodes[0]?.kill();
  for (const word of [' typed', ' while', ' it', ' dies']) await candidate.page.keyboard.insertText(word);
  await dead;
  await candidate.page.keyboard.insertText(' and after');
  for (const window of [candidate, interviewer]) {
    await editorShows(window.page, '# before typed while it dies and after');
    await saved(window);
  }
  await typeAtEnd(interviewer, ', welcome back');
  await editorShows(candidate.page, 'and after, welcome back');
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
}, 240_000);
