// The browser story in the stack that is up: two windows over HTTPS, typing both ways, a run and a submission that both see, a
// backend and a runner killed meanwhile. Knows no test framework.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { Trouble, say } from '../setup/say.mjs';
import { editorShows, openBoth, openBrowser, replaceCode } from '../tests/support/browser.ts';
import { containersOf, killer, socketsOf } from './containers.mjs';
import { caller, until } from './walk.mjs';

const TICKS = 'import time\n_ = [print("tick", i) or time.sleep(0.5) for i in range(4)]\n';

/** Waits until both windows show `pattern` in the region of that name. */
async function bothRead(windows, name, pattern) {
  for (const { page } of windows) {
    const region = page.getByRole('region', { name });
    await until(`both windows show ${pattern} in ${name}`, async () =>
      pattern.test((await region.count()) > 0 ? await region.first().innerText() : ''),
    );
  }
}

async function typeBothWays({ candidate, interviewer }) {
  await replaceCode(candidate.page, '# from the candidate\n');
  await editorShows(interviewer.page, '# from the candidate');
  await interviewer.page.locator('.monaco-editor .view-lines').first().click();
  await interviewer.page.keyboard.press('Control+End');
  await interviewer.page.keyboard.insertText('# from the interviewer');
  await editorShows(candidate.page, '# from the interviewer');
}

/** Keys go on while the backend that holds the sockets dies; the next run goes on with a runner less. */
async function typeThroughDeaths({ candidate, interviewer }, { run, compose }) {
  const kill = killer(run);
  const { keyboard } = candidate.page;
  await replaceCode(candidate.page, '# before');
  const holds = containersOf(compose, 'backend').find((one) => socketsOf(run, one) > 0);
  await keyboard.type(', while a backend', { delay: 20 });
  kill(holds);
  await keyboard.type(' dies, and after', { delay: 20 });
  kill(containersOf(compose, 'runner')[0]);
  for (const { page } of [candidate, interviewer])
    await editorShows(page, '# before, while a backend dies, and after');
  await candidate.page.getByText('All edits saved').first().waitFor();
}

/** The program is asked for again where its runner has just died. */
async function runsForBoth(both) {
  const page = both.candidate.page;
  await replaceCode(page, TICKS);
  await editorShows(both.interviewer.page, 'time.sleep(0.5)');
  await until('a program runs', async () => {
    await page.getByRole('button', { name: /^Run/ }).click({ timeout: 20_000 });
    await bothRead([both.candidate, both.interviewer], 'Output', /tick 3/);
    return true;
  });
}

/** Throws Trouble at the first step that is not as it should be; without a Chromium it says so and looks at nothing. */
export async function story({ url, key, run, compose }) {
  const program = process.env.CHROMIUM ?? '/usr/bin/chromium';
  if (!existsSync(program)) return say(`no browser story: ${program} is missing`);
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { status, body } = await caller({ url, key })('/api/test/start-session', ask);
  if (status !== 200) throw new Trouble(`start-session: ${JSON.stringify(body)}`);
  const browser = await openBrowser(['--ignore-certificate-errors']); // Caddy's own authority
  try {
    const both = await openBoth(browser, body.links);
    await typeBothWays(both);
    await runsForBoth(both);
    await typeThroughDeaths(both, { run, compose });
    await runsForBoth(both);
    const { page } = both.candidate;
    await page.getByRole('button', { name: /^Submit/ }).click();
    await page.getByRole('button', { name: 'Submit answer' }).click();
    await bothRead([both.candidate, both.interviewer], 'Results', /\d+ (of|\/) \d+/);
    const errors = [...both.candidate.errors, ...both.interviewer.errors];
    if (errors.length > 0) throw new Trouble(`a window saw an error: ${errors.join('; ')}`);
    say(
      'two browsers typed, ran and submitted through a killed backend and a killed runner, and saw the same',
    );
  } finally {
    await browser.close();
  }
}
