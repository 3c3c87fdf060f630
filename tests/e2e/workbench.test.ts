// What a candidate works with in the room, in two real windows: several files, own cases, input, a flood of output.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  editorShows,
  editorText,
  openBoth,
  openBrowser,
  openWindow,
  replaceCode,
  until,
  type Window,
} from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';

let candor: Candor;
let browser: Browser;
let session: StartedSession;
let candidate: Window;
let interviewer: Window;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'mixed',
    language: 'python',
    languages: ['python', 'javascript'],
    totalQuestions: 2,
    questionIds: ['exact-crew', 'tram-load'],
  });
  ({ candidate, interviewer } = await openBoth(browser, session.links));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

const file = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'Files' }).getByRole('tab', { name, exact: true });
const output = (page: Page) => page.getByRole('region', { name: 'Output' });

test('a file beside the main one is there for both, runs with it, and the follower goes along', async () => {
  const { page } = candidate;
  await replaceCode(page, 'from words import greet\nprint(greet("Ada"))\n');
  await page.getByRole('button', { name: 'New file' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Name').fill('solution.py');
  await dialog.getByText('is the name of the main file').waitFor();
  await dialog.getByLabel('Name').fill('word.py');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await until(async () => (await editorText(page)).trim() === '', 'the new file is empty');
  await interviewer.page.getByRole('button', { name: 'Follow' }).click();
  await replaceCode(page, 'def greet(name): return "Hello, " + name\n');
  await file(interviewer.page, 'word.py').waitFor();
  await editorShows(interviewer.page, 'def greet');
  await page.getByRole('button', { name: 'Rename word.py' }).click();
  await dialog.getByLabel('Name').fill('words.py');
  await dialog.getByRole('button', { name: 'Rename' }).click();
  await file(interviewer.page, 'words.py').waitFor();
  await page.getByRole('button', { name: /^Run/ }).click();
  for (const one of [page, interviewer.page])
    await until(
      async () => (await output(one).innerText()).includes('Hello, Ada'),
      'the greeting is printed',
    );
});

test('files are kept when the language is switched, and shown by the API under their names', async () => {
  const { page } = candidate;
  await page.getByLabel('Language').selectOption('JavaScript');
  await file(page, 'solution.js').waitFor();
  expect(await file(page, 'words.py').count()).toBe(0);
  await page.getByLabel('Language').selectOption('Python');
  await editorShows(page, 'def greet'); // the file that was looked at last
  await file(page, 'solution.py').click();
  await editorShows(page, 'from words import greet');
  await until(async () => {
    const path = `/api/sessions/${session.sessionId}/documents/code`;
    const { body } = await candor.call('GET', path);
    return JSON.stringify(body).includes('"q1/python/words.py":"def greet');
  }, 'the API shows the file');
});

test('a file is deleted after a question, for both', async () => {
  const { page } = candidate;
  await file(page, 'words.py').click();
  await page.getByRole('button', { name: 'Delete words.py' }).click();
  await page.getByRole('button', { name: 'Delete file' }).click();
  await editorShows(page, 'from words import greet');
  await file(interviewer.page, 'words.py').waitFor({ state: 'detached' });
  await editorShows(interviewer.page, 'from words import greet');
});

const cases = (page: Page) => page.getByRole('region', { name: 'Cases' });
const results = (page: Page) => page.getByRole('region', { name: 'Results' });

test('own cases are read with care, seen by both, and run with the examples', async () => {
  const { page } = candidate;
  await page.getByRole('button', { name: 'Example 1', exact: true }).click();
  await interviewer.page.getByRole('tab', { name: /^Cases/ }).click();
  await cases(interviewer.page).getByText('Case 1').waitFor();
  await page.getByRole('button', { name: 'New case' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('skills').fill('[1, "2"]');
  await dialog.getByRole('button', { name: 'Save case' }).click();
  await dialog.getByText('item 2: "2" is not a whole number').waitFor();
  await dialog.getByLabel('skills').fill('[7]');
  await dialog.getByLabel('target').fill('7');
  await dialog.getByRole('button', { name: 'Save case' }).click();
  await cases(page).getByText('skills = [7], target = 7').waitFor();
  await replaceCode(page, 'def crews(skills, target): return [[7]]\n');
  await page.getByRole('button', { name: /^Test/ }).click();
  for (const one of [page, interviewer.page])
    await until(async () => {
      const said = await results(one).innerText();
      return /0 of 2 tests passed/.test(said) && /0 of 1 as expected, 1 to look at/.test(said);
    }, 'examples and own cases are told apart');
  await page.getByRole('tab', { name: /^Cases/ }).click();
  await interviewer.page.getByRole('tab', { name: /^Cases/ }).click();
  await cases(interviewer.page).getByText('Case 2').waitFor();
  await page.getByRole('button', { name: 'Delete case 1' }).click();
  await cases(interviewer.page).getByText('Case 2').waitFor({ state: 'detached' });
});

test('a program reads what is typed until its input ends, or an example as a whole', async () => {
  await interviewer.page.getByRole('button', { name: 'Next question' }).click();
  await interviewer.page.getByRole('button', { name: 'Go on' }).click();
  const { page } = candidate;
  await file(page, 'main.py').waitFor();
  await replaceCode(page, 'import sys\nprint("read", len(sys.stdin.read().split()), "words")\n');
  await page.getByRole('button', { name: /^Run/ }).click();
  await page.getByRole('button', { name: 'End of input' }).waitFor();
  await output(page).locator('.xterm').click();
  await page.keyboard.type('one two\nthree');
  await page.getByRole('button', { name: 'End of input' }).click();
  for (const one of [page, interviewer.page])
    await until(
      async () => (await output(one).innerText()).includes('read 3 words'),
      'typed words are counted',
    );
  await page.getByLabel('Input', { exact: true }).selectOption('Example 1');
  await page.getByRole('button', { name: /^Run/ }).click();
  await until(
    async () => /read (?!3 )\d+ words/.test(await output(interviewer.page).innerText()),
    'the example is read',
  );
});

test('a flood of output leaves both pages alive and is shown to its end, or says where it was cut', async () => {
  const { page } = candidate;
  await page.getByLabel('Input', { exact: true }).selectOption('Typed while it runs');
  const frames = () => page.evaluate(() => Number(document.documentElement.dataset['frames'] ?? 0));
  await page.evaluate(() => {
    const count = () => {
      const { dataset } = document.documentElement;
      dataset['frames'] = String(Number(dataset['frames'] ?? 0) + 1);
      requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
  });
  await replaceCode(page, 'for i in range(9000): print(i, "x" * 90)\nprint("the very end")\n');
  const before = await frames();
  await page.getByRole('button', { name: /^Run/ }).click();
  for (const one of [page, interviewer.page])
    await until(
      async () => (await output(one).innerText()).includes('the very end'),
      'the last line is there',
    );
  expect(await frames()).toBeGreaterThan(before + 3); // it went on drawing all the time
  await replaceCode(page, 'while True: print("x" * 999)\n');
  await page.getByRole('button', { name: /^Run/ }).click();
  for (const one of [page, interviewer.page])
    await output(one)
      .getByText(/printed more|output limit/i)
      .waitFor();
});

test('an interviewer gives a hint of a chosen size, and brings a colleague in to hand over', async () => {
  const { page } = interviewer;
  await page.getByRole('button', { name: 'Hint', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('2 Direction').click();
  await dialog.getByRole('textbox').fill('Count as you go.');
  await dialog.getByRole('button', { name: 'Send hint' }).click();
  await candidate.page.getByText('Count as you go.').waitFor();
  await page.getByRole('tab', { name: /^People/ }).click();
  await page.getByRole('button', { name: 'Bring somebody in' }).click();
  await dialog.getByLabel('Name').fill('Grace');
  await dialog.getByRole('button', { name: 'Make link' }).click();
  const link = await dialog.getByLabel(/^Their link/).inputValue();
  const grace = await openWindow(browser, link);
  await grace.page.getByRole('toolbar', { name: 'Interview controls' }).waitFor();
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('list', { name: 'People' }).getByText('Grace').waitFor();
  await grace.context.close();
});

test('Vim keys, once chosen, edit the shared text, and undo takes back one’s own edits', async () => {
  const { page } = candidate;
  await replaceCode(page, '# one\n# two\n');
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByText('Vim', { exact: true }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByText('--NORMAL--').waitFor();
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.type('ggdd');
  await until(async () => !(await editorText(interviewer.page)).includes('# one'), 'the line is gone');
  await page.keyboard.type('u');
  await editorShows(interviewer.page, '# one');
  await page.keyboard.press('Control+m');
  await page.keyboard.press('Tab');
  await until(
    async () => await page.evaluate(() => !document.activeElement?.closest('.monaco-editor')),
    'Tab has left the editor',
  );
});

test('Emacs keys, once chosen, move, kill and yank, and Tab has its way out', async () => {
  const { page } = interviewer;
  await replaceCode(page, 'one two\nthree');
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByText('Emacs', { exact: true }).click();
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await page.locator('.monaco-editor .view-lines').first().click();
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  // The keys are fetched when first wanted; without them Control A selects all.
  await until(async () => {
    await press('Control+Home', 'Control+a');
    return (await page.locator('.monaco-editor .selected-text').count()) === 0;
  }, 'the keys are there');
  await press('Control+e');
  await page.keyboard.insertText('!');
  await press('Control+a', 'Alt+f', 'Control+k');
  await until(async () => (await editorText(page)) === 'one\nthree', 'the rest of the line is gone');
  await press('Control+y');
  await until(async () => (await editorText(page)) === 'one two!\nthree', 'it is back');
  await press('Control+m');
  await page.getByText('Tab now leaves the editor.').waitFor({ state: 'attached' });
  await press('Tab');
  await until(
    async () => await page.evaluate(() => !document.activeElement?.closest('.monaco-editor')),
    'Tab has left the editor',
  );
});

test('no window saw an error', () => {
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
});
