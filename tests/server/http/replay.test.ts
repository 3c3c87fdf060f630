// A recorded interview: the replay tells the same texts as the API at every moment, to each what is theirs; the export
// is sealed, and a changed byte is found with its place.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as decoding from 'lib0/decoding';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { operations } from '../../../shared/api/operations.ts';
import { docMessages } from '../../../shared/documents.ts';
import { createReader, type Recording } from '../../../shared/replay/recording.ts';
import { until } from '../../support/browser.ts';
import { enter } from '../rooms/person.ts';
import { adminKey, bodyOf, codeOf, type Host, openHost } from './host.ts';
import { openDocument } from '../../support/document.ts';

const key = 'q1/python';
let host: Host;
let session: Awaited<ReturnType<Host['start']>>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'candor-replay-'));
  host = await openHost();
  session = await host.start({ totalQuestions: 1, languages: ['python'], language: 'python' });
  await interview();
});
afterAll(async () => {
  await host?.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (what: string, credential: string | null = adminKey) =>
  host.call('GET', `/api/sessions/${session.sessionId}/${what}`, undefined, credential);

/** Opens a document and waits until the server has answered; `saved` waits until nothing of ours is unsaved. */
async function open(name: string, token: string) {
  const provider = openDocument({ url: host.url, sessionId: session.sessionId, name, seat: token });
  const { doc } = provider;
  let stored = 0; // of our own edits, as the server says
  provider.messageHandlers[docMessages.saved] = (_, decoder) => {
    const clocks = Y.decodeStateVector(decoding.readVarUint8Array(decoder));
    stored = clocks.get(doc.clientID) ?? stored;
  };
  await until(() => provider.synced, `${name} is open`);
  return {
    doc,
    async write(text: Y.Text, at: number, words: string) {
      text.insert(at, words);
      await until(() => stored === Y.getState(doc.store, doc.clientID), 'the edit is saved');
    },
    /** As the editor tells where the caret is. */
    stand(text: Y.Text, index: number) {
      const at = Y.createRelativePositionFromTypeIndex(text, index);
      provider.awareness.setLocalStateField('selection', { anchor: at, head: at });
    },
    close: () => provider.destroy(),
  };
}

/** Typing, talk of both audiences, private notes, a drawing, and the end. */
async function interview(): Promise<void> {
  const { candidate, interviewer } = session.seats;
  const typing = await open('code', candidate.token);
  const host_ = await open('notes', interviewer.token);
  const board = await open('board', candidate.token);
  const [ada, grace] = [await enter(host.url, candidate.token), await enter(host.url, interviewer.token)];
  try {
    for (const person of [ada, grace]) await person.sync();
    const code = typing.doc.getText(key);
    for (const line of ['# one\n', '# two ✓\n', '# three\n']) await typing.write(code, 0, line);
    typing.stand(code, '# three\n'.length);
    await host_.write(host_.doc.getText('notes'), 0, 'a note nobody else reads');
    await board.write(board.doc.getText('board'), 0, 'a circle');
    await ada.say('say', { text: 'May I ask?' });
    await grace.say('say', { text: 'She is good', private: true });
    await grace.say('mark', { mark: 'plus', text: 'asks first' });
    await until(async () => read(String((await get('replay')).body)).cursors.size > 0, 'her caret is stored');
  } finally {
    for (const one of [ada, grace]) one.leave();
    for (const one of [typing, host_, board]) one.close();
  }
}

function read(text: string): Recording {
  const reader = createReader();
  for (const line of text.split('\n')) reader.line(line);
  return reader.done();
}

/** The texts of `code` by all edits that were made at `at` or before. */
function textAt({ edits }: Recording, at: number): string {
  const doc = new Y.Doc();
  for (const edit of edits.filter((one) => one.doc === 'code' && one.at <= at))
    Y.applyUpdate(doc, Buffer.from(edit.update, 'base64'));
  return doc.getText(key).toJSON();
}

test('candidates wait for the end', async () => {
  const early = await get('replay', session.seats.candidate.token);
  expect([early.status, codeOf(early)]).toEqual([403, 'forbidden']);
  expect((await host.call('POST', `/api/sessions/${session.sessionId}/end`)).status).toBe(200);
  expect((await get('replay', session.seats.candidate.token)).status).toBe(200);
});

test('the replay tells the same text as the API, at every moment', async () => {
  const answer = await get('replay', session.seats.interviewer.token);
  expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
  const recording = read(String(answer.body));
  expect(recording.whole).toBe(true);
  expect(recording.header.session).toMatchObject({ id: session.sessionId, candidateName: 'Ada' });
  const moments = recording.edits.filter(({ doc }) => doc === 'code').map(({ at }) => at);
  expect(moments.length).toBeGreaterThanOrEqual(4); // the starter code, and three lines
  for (const at of new Set([recording.header.session.startedAt - 1, ...moments, Date.now()])) {
    const { texts } = bodyOf(operations.sessionDocument, await get(`documents/code?at=${at}`));
    expect(textAt(recording, at)).toBe(texts[key] ?? '');
  }
  expect(textAt(recording, Infinity)).toMatch(/^# three\n# two ✓\n# one\n/);
  expect(recording.edits.some(({ doc }) => doc === 'board')).toBe(true);
});

test('the replay tells where people were, by characters of the text', async () => {
  const recording = read(String((await get('replay', session.seats.candidate.token)).body));
  const [[seat, steps] = []] = recording.cursors;
  expect(seat).toBe(session.seats.candidate.id);
  const [name, place] = steps?.[0]?.where ?? [];
  const edit = recording.edits.find(({ update }) => Buffer.from(update, 'base64').includes('# two'));
  const { structs } = Y.decodeUpdate(Buffer.from(edit?.update ?? '', 'base64'));
  expect([name, place]).toEqual([key, [structs[0]?.id.client, structs[0]?.id.clock]]);
});

test('everybody gets what is theirs, and nobody the notes', async () => {
  const forThem = read(String((await get('replay', session.seats.candidate.token)).body));
  const forUs = read(String((await get('replay')).body));
  const talk = (of: Recording) => of.events.flatMap((event) => (event.kind === 'said' ? event.text : []));
  expect(talk(forThem)).toEqual(['May I ask?']);
  expect(talk(forUs)).toEqual(['May I ask?', 'She is good']);
  expect(forThem.events.every(({ audience }) => audience === 'room')).toBe(true);
  expect(forUs.events.some(({ kind }) => kind === 'marked')).toBe(true);
  expect(forUs.events.at(-1)?.kind).toBe('ended');
  expect((await get('replay', session.seats.observer.token)).status).toBe(403);
  expect((await get('export', session.seats.candidate.token)).status).toBe(403);
  const plain = JSON.stringify(forUs.edits.map(({ update }) => Buffer.from(update, 'base64').toString()));
  expect(plain).not.toContain('a note nobody else reads');
});

/** What the script says and its exit code. */
async function verify(text: string, ...more: string[]): Promise<string> {
  const file = join(folder, 'interview.ndjson');
  writeFileSync(file, text);
  const run = promisify(execFile)(process.execPath, ['setup/verify.mjs', file, ...more]);
  return await run.then(
    ({ stdout }) => `0 ${stdout.replaceAll(file, 'file')}`,
    (error: { code: number; stderr: string }) => `${error.code} ${error.stderr.replaceAll(file, 'file')}`,
  );
}

test('the export is sealed: whatever is changed is found with its line', async () => {
  const answer = await get('export');
  expect(answer.headers.get('content-disposition')).toContain(`${session.sessionId}.candor.ndjson`);
  const text = String(answer.body);
  const lines = text.trimEnd().split('\n');
  const shown = bodyOf(operations.exportKey, await host.call('GET', '/api/export-key', undefined, null));
  expect(await verify(text, '--key', shown.publicKey)).toMatch(/^0 file: \d+ lines of test_\w+, unchanged/);
  expect(read(text)).toMatchObject({ whole: true, header: { publicKey: shown.publicKey } });

  const said = lines.findIndex((line) => line.includes('May I ask?'));
  const changed = lines.with(said, (lines[said] ?? '').replace('May I', 'Can I'));
  expect(await verify(changed.join('\n'))).toMatch(`1 file: line ${said + 1}: this line was changed`);
  const without = lines.toSpliced(said, 1);
  expect(await verify(without.join('\n'))).toMatch(`1 file: line ${said + 1}: this line was changed`);
  const cut = lines.slice(0, -1);
  expect(await verify(cut.join('\n'))).toMatch(`1 file: line ${lines.length}: the end is missing`);
  expect(await verify(`${text}${lines.at(-1) ?? ''}\n`)).toMatch('lines follow the signature');
  const other = Buffer.alloc(32, 7).toString('base64');
  expect(await verify(text, '--key', other)).toMatch('1 file: line 1: signed with another key');
}, 120_000);
