// Line ends of another system come in by every door: a question's starter code, a paste, REST. Everywhere they are \n.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeKey } from '../../shared/documents.ts';
import { editorShows, openBoth, openBrowser, until, type Window } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';

const question = {
  id: 'add-two',
  title: 'Add two numbers',
  difficulty: 'easy',
  statement: 'Return the sum.',
  kind: 'function',
  signature: { name: 'add', params: [{ name: 'a', type: 'int' }], returns: 'int' },
  starter: { python: 'def add(a):\r\n    pass  # the starter\r\n' },
  tests: [{ args: [1], expected: 3 }],
};

let candor: Candor;
let browser: Browser;
let session: StartedSession;
let candidate: Window;
let interviewer: Window;

beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  const bank = { name: 'Mine', isPrivate: true, questions: [question] };
  const { body } = await candor.call('POST', '/api/test/question-bank', bank);
  session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
    bankId: (body as { id: string }).id,
  });
  ({ candidate, interviewer } = await openBoth(browser, session.links));
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
}, 120_000);

async function textAtServer(): Promise<string | undefined> {
  const { body } = await candor.call('GET', `/api/sessions/${session.sessionId}/documents/code`);
  return (body as { texts: Record<string, string> }).texts[codeKey(1, 'python')];
}

test('starter code', async () => {
  for (const { page } of [candidate, interviewer]) await editorShows(page, 'pass  # the starter');
  expect(await textAtServer()).toBe('def add(a):\n    pass  # the starter\n');
});

test('a paste', async () => {
  const { page, context } = candidate;
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.evaluate(() => navigator.clipboard.writeText('# one\r\n# two\r# three'));
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.press('Control+A');
  await page.keyboard.press('Control+V');
  await editorShows(interviewer.page, '# three');
  await until(async () => (await textAtServer()) === '# one\n# two\n# three', 'the lines end alike');
  await interviewer.page.locator('.monaco-editor .view-lines').first().click();
  await interviewer.page.keyboard.press('Control+Home');
  await interviewer.page.keyboard.insertText('# zero ');
  for (const { page: each } of [candidate, interviewer]) await editorShows(each, '# zero # one');
  expect(await textAtServer()).toBe('# zero # one\n# two\n# three');
});

test('REST', async () => {
  const { sessionId } = session;
  const ask = {
    sessionId,
    questionNumber: 1,
    code: 'from more import two\r\ndef add(a):\r\n    return a + two\r\n',
    files: [{ name: 'more.py', text: 'two = 2\r\n' }],
  };
  const { body } = await candor.call('POST', '/api/test/test-code', ask);
  expect(body).toMatchObject({ sampleTests: [{ passed: true }] });
  const events = await candor.call('GET', `/api/sessions/${sessionId}/events?limit=1000`);
  const written = JSON.stringify(events.body);
  expect(written).toContain('from more import two\\ndef add(a):\\n');
  expect(written).toContain('two = 2\\n');
  expect(written).not.toContain('\\r');
});
