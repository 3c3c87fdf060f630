// What all rows of the pages' benchmark share: a room, its windows, and lines with a target. Knows no row.
import process from 'node:process';
import type { Browser, Page } from 'playwright-core';
import { openWindow } from '../../tests/support/browser.ts';
import type { Candor, StartedSession } from '../../tests/support/candor.ts';

/** How often each figure is taken; a median is printed. */
export const TIMES = Number(process.env['WEB_TIMES'] ?? '3');

/** `part`: 0 to 1. 0 of an empty list. */
export const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
export const ms = (value: number): string => `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export function line(name: string, value: string): void {
  console.log(`  ${name.padEnd(44)} ${value}`);
}

/** Milliseconds next to what they should be, and how many times as much they are. */
export function against(name: string, value: number, target: number): void {
  line(name, `${ms(value).padStart(9)}   target ${ms(target)} (${(value / target).toFixed(2)} of it)`);
}

export function startRoom(candor: Candor): Promise<StartedSession> {
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  return candor.startSession({ ...ask, questionIds: ['bead-code'] });
}

/** Candidate and interviewer in one room, the code on both screens. */
export async function enterRoom(
  browser: Browser,
  candor: Candor,
): Promise<{
  candidate: Page;
  links: StartedSession['links'];
  stayAlone: () => Promise<void>;
  leave: () => Promise<void>;
}> {
  const { links } = await startRoom(candor);
  const windows = [await openWindow(browser, links.candidate), await openWindow(browser, links.interviewer)];
  for (const { page } of windows) {
    await page.getByText('All edits saved').first().waitFor();
    await page.locator('.monaco-editor .view-line').filter({ hasText: 'def' }).first().waitFor();
  }
  const [candidate, interviewer] = windows;
  if (candidate === undefined || interviewer === undefined) throw new Error('nobody is in the room');
  return {
    candidate: candidate.page,
    links,
    stayAlone: () => interviewer.context.close(),
    leave: async () => {
      for (const { context } of windows) await context.close();
    },
  };
}
