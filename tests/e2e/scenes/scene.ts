// One page as it is photographed: where it is, and when it is there. Finds its way by ids, since the pages are read in
// other languages too.
import type { Page } from 'playwright-core';
import type { Stage } from './stage.ts';

export interface Scene {
  name: string;
  address: (stage: Stage) => string;
  ready: (page: Page, stage: Stage) => Promise<void>;
  /** One of those that people use most; `spoken`: looked at in other languages too. */
  always?: 'seen' | 'spoken';
  withKey?: false;
  /** The room's part that shows it where the window is narrow; without it, the code. */
  part?: 'question' | 'output' | 'talk';
  /** The set-up was not checked before. */
  unchecked?: true;
}

/** It is there when this is. */
export const sees = (selector: string) => async (page: Page) => {
  await page.locator(selector).first().waitFor();
};

/** Takes a tab. */
export const tab = (id: string) => async (page: Page) => {
  await page.locator(`#${id}`).click();
  await page.locator(`#${id}[aria-selected="true"]`).waitFor();
};
