// A moment of an ended interview run again in the real sandbox: its code then, against all tests, and nothing is kept.
import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as Y from 'yjs';
import { operations } from '../../../shared/api/operations.ts';
import { filesKey } from '../../../shared/code-files.ts';
import { until } from '../../support/browser.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { openDocument } from '../../support/document.ts';

const key = 'q1/python';
let host: Host;
let session: Awaited<ReturnType<Host['start']>>;
let journal: unknown; // as it was at the end

const path = (what: string) => `/api/sessions/${session.sessionId}/${what}`;
const again = (body: object, credential: string | null = session.seats.interviewer.token) =>
  host.call('POST', path('replay/run'), { question: 1, purpose: 'run', ...body }, credential);
const done = async (body: object) => bodyOf(operations.replayRun, await again(body));
const textNow = async () =>
  bodyOf(operations.sessionDocument, await host.call('GET', path('documents/code'))).texts;

/** Writes the text, and waits until the server tells it: the moment at which it stood there. */
async function write(doc: Y.Doc, name: string, words: string): Promise<number> {
  const text = doc.getText(name);
  doc.transact(() => {
    text.delete(0, text.length);
    text.insert(0, words);
    if (name !== key) doc.getMap(filesKey).set(name, { name: 'util.py', at: 1 });
  });
  await until(async () => (await textNow())[name] === words, 'the text is stored');
  return Date.now();
}

const moments = { first: 0, second: 0 };
beforeAll(async () => {
  host = await openHost();
  const ask = { totalQuestions: 1, languages: ['python'], language: 'python', questionIds: ['bead-code'] };
  session = await host.start(ask);
  const { sessionId, seats } = session;
  const provider = openDocument({ url: host.url, sessionId, seat: seats.candidate.token });
  const { doc } = provider;
  await until(() => provider.synced, 'the document is open');
  moments.first = await write(doc, key, 'print("first")\n');
  // Edits are stored by their milliseconds: the next one must not share them.
  await until(() => Date.now() > moments.first, 'the clock went on');
  await write(doc, `${key}/util.py`, 'word = "second"\n');
  moments.second = await write(doc, key, 'import util\nprint(util.word)\n');
  provider.destroy();
  const run = { sessionId: session.sessionId, code: 'print(1)\n', questionNumber: 1 };
  expect((await host.call('POST', '/api/test/test-code', run)).status).toBe(200);
  expect((await host.call('POST', path('end'))).status).toBe(200);
  journal = (await host.call('GET', path('events'))).body;
}, 240_000);
afterAll(async () => await host?.close());

test('the program of each moment runs, with the files that it had', async () => {
  const first = await done({ at: moments.first });
  expect(first).toMatchObject({
    output: 'first\n',
    error: '',
    files: [],
    tests: null,
    end: { reason: 'ok' },
  });
  expect(first).toMatchObject({ recordedImage: null, sameImage: null }); // nothing had run by then
  const second = await done({ at: moments.second });
  expect(second.output).toBe('second\n');
  expect(second.files).toEqual([{ name: 'util.py', text: 'word = "second"\n' }]);
  expect(second.receipt.image).not.toBe('');
}, 120_000);

test('all tests hold it, hidden ones with their values, in the image of the interview', async () => {
  const at = Date.now();
  const tested = await done({ at, purpose: 'test' });
  expect(tested.verdict).toMatchObject({ passed: 0 });
  const hidden = tested.tests?.find((one) => one.hidden);
  expect(hidden?.input).not.toBeNull();
  expect(tested.tests?.length).toBe(tested.verdict?.total);
  expect(tested).toMatchObject({ sameImage: true, recordedImage: tested.receipt.image });
}, 120_000);

test('the number of a run means what was run there', async () => {
  const { events } = bodyOf(operations.sessionEvents, await host.call('GET', path('events')));
  const started = events.find(({ kind }) => kind === 'run.started');
  expect((await done({ n: started?.n })).output).toBe('1\n');
  expect(codeOf(await again({ n: 100_000 }))).toBe('invalid');
}, 120_000);

test('neither journal nor score has heard of it', async () => {
  expect((await host.call('GET', path('events'))).body).toEqual(journal);
  const report = bodyOf(operations.sessionReport, await host.call('GET', path('report')));
  expect(report.questions[0]?.submissions).toEqual([]);
});

test('candidates and observers may not; wrong questions and languages are told', async () => {
  const { candidate, observer } = session.seats;
  for (const { token } of [candidate, observer])
    expect(codeOf(await again({ at: moments.first }, token))).toBe('forbidden');
  expect(await again({ at: moments.first, question: 2 }, adminKey)).toMatchObject({ status: 400 });
  expect(await again({ at: moments.first, language: 'java' }, adminKey)).toMatchObject({ status: 400 });
  expect(await again({}, adminKey)).toMatchObject({ status: 400 });
  expect(await again({ at: 1, n: 1 }, adminKey)).toMatchObject({ status: 400 });
});
