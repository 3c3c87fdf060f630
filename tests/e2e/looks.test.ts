// Every page in every theme, wide and narrow: photographed for people to look at, read by axe. In German and from right
// to left, too. The pages that people use most are done always; all of them when CANDOR_LOOKS is set.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser, patience, until } from '../support/browser.ts';
import { photograph, sideways, type Theme, themes, violations, wear } from '../support/looks.ts';
import { afterScenes } from './scenes/after.ts';
import { deskScenes } from './scenes/desk.ts';
import { roomScenes } from './scenes/room.ts';
import { type Scene, tab } from './scenes/scene.ts';
import { troubleScenes } from './scenes/trouble.ts';
import { closeStage, openStage, type Stage } from './scenes/stage.ts';

const all = process.env['CANDOR_LOOKS'] !== undefined;
const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 740 };
const rows = [...deskScenes, ...roomScenes, ...troubleScenes, ...afterScenes].filter(
  (scene) => all || scene.always !== undefined,
);
const spoken = rows.filter((scene) => all || scene.always === 'spoken');

let stage: Stage;
let browser: Browser;
/** Violations of axe by page and theme, printed at the end. */
const table = new Map<string, Partial<Record<Theme, number>>>();

beforeAll(async () => {
  browser = await openBrowser();
  stage = await openStage(browser);
}, 240_000);

afterAll(async () => {
  process.stdout.write(`axe, violations by page: ${themes.join(' / ')}\n`);
  for (const [name, counts] of table)
    process.stdout.write(`  ${name}: ${themes.map((theme) => counts[theme] ?? '–').join(' / ')}\n`);
  process.stdout.write(`${summary()}\n`);
  await browser?.close();
  await closeStage(stage);
});

function summary(): string {
  const found = [...table.values()].flatMap((counts) => Object.values(counts));
  const widths = all ? 2 : 1;
  return [
    `${String(table.size)} pages x ${String(themes.length)} themes x ${String(widths)} widths,`,
    `${String(found.reduce((sum, one) => sum + one, 0))} violations`,
  ].join(' ');
}

/** A window with what the scene's person has: a key, a set-up that was checked, a language. */
async function open(scene: Scene, language: string): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({ viewport: wide });
  context.setDefaultTimeout(patience);
  await context.addInitScript(
    ([tongue, key, checked]) => {
      localStorage.setItem('candor.language', tongue);
      if (key !== '') sessionStorage.setItem('candor.api-key', key);
      for (const id of checked) sessionStorage.setItem(`candor.checked.${id}`, 'yes');
    },
    [
      language,
      scene.withKey === false ? '' : stage.candor.key,
      scene.unchecked ? [] : stage.sessions,
    ] as const,
  );
  const page = await context.newPage();
  await page.goto(scene.address(stage));
  await scene.ready(page, stage);
  return { context, page };
}

/** A narrow room shows one part at a time: the one that the scene is about. */
async function toNarrow(page: Page, { part }: Scene, size: typeof narrow): Promise<void> {
  await page.setViewportSize(size);
  if (part) await tab(`view-tab-${part}`)(page);
}

test.each(rows.map((scene) => [scene.name, scene] as const))(
  'axe finds nothing on %s, in any theme',
  async (name, scene) => {
    const { context, page } = await open(scene, 'en');
    const found: string[] = [];
    const counts: Partial<Record<Theme, number>> = {};
    for (const theme of themes) {
      await page.setViewportSize(wide);
      const here = await violations(page, theme);
      counts[theme] = here.length;
      found.push(...here);
      await photograph(page, `${name}-${theme}-wide`);
      if (!all && theme !== 'light') continue;
      await toNarrow(page, scene, narrow);
      if (all) {
        const there = await violations(page, theme);
        counts[theme] += there.length;
        found.push(...there.map((text) => `narrow ${text}`));
      }
      await photograph(page, `${name}-${theme}-narrow`);
    }
    table.set(name, counts);
    await context.close();
    expect(found).toEqual([]);
  },
  240_000,
);

test.each([
  ['de', 'ltr'],
  ['ar-XB', 'rtl'],
] as const)(
  'in %s nothing is wider than the window',
  async (language, direction) => {
    const over: string[] = [];
    for (const scene of spoken) {
      const { context, page } = await open(scene, language);
      await wear(page, 'light');
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      expect(await page.evaluate(() => document.documentElement.dir)).toBe(direction);
      for (const [size, name] of [
        [wide, 'wide'],
        [{ ...narrow, width: 320 }, 'narrow'],
      ] as const) {
        await (size === wide ? page.setViewportSize(size) : toNarrow(page, scene, size));
        await until(async () => (await page.evaluate(() => innerWidth)) === size.width, 'it is resized');
        const wider = await sideways(page);
        if (wider !== null) over.push(`${scene.name} at ${String(size.width)}, ${wider}`);
        await photograph(page, `${scene.name}-${language}-${name}`);
      }
      await context.close();
    }
    expect(over).toEqual([]);
  },
  600_000,
);
