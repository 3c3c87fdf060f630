// How a page looks: its theme and width set, photographed, and read by axe. Knows no page.
import { AxeBuilder } from '@axe-core/playwright';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { until } from './browser.ts';

export const themes = ['light', 'dark', 'contrast'] as const;
export type Theme = (typeof themes)[number];

const folder = join(import.meta.dirname, '../../.candor/screenshots');
/** WCAG 2.2, levels A and AA. */
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Makes the browser wish for a theme, and waits until the page has it. Nothing moves from then on. */
export async function wear(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({
    colorScheme: theme === 'light' ? 'light' : 'dark',
    contrast: theme === 'contrast' ? 'more' : 'no-preference',
    reducedMotion: 'reduce',
  });
  await until(
    async () => (await page.evaluate(() => document.documentElement.dataset['theme'])) === theme,
    `the page is ${theme}`,
  );
}

/** What axe finds on a page in a theme, one line each. */
export async function violations(page: Page, theme: Theme): Promise<string[]> {
  await wear(page, theme);
  const found = await new AxeBuilder({ page }).withTags(tags).analyze();
  return found.violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${theme} ${id}: ${node.html.slice(0, 200)}`),
  );
}

/** What makes the page wider than the window; null: nothing does. */
export async function sideways(page: Page): Promise<string | null> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return null;
    const out = [...document.querySelectorAll('main *')].filter(
      (one) => one.getBoundingClientRect().right > clientWidth || one.getBoundingClientRect().left < 0,
    );
    return `${String(scrollWidth)} pixels: ${out.at(-1)?.outerHTML.slice(0, 200) ?? ''}`;
  });
}

/** Keeps a picture of the window under `.candor/screenshots`. */
export async function photograph(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), caret: 'hide', animations: 'disabled' });
}
