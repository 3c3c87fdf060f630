// A browser that loses its network, then its page, or is sent away while it types: what was typed is not lost.
// The page itself comes from the server: without a network it cannot be loaded, but its copy of the text waits for it.
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as Y from 'yjs';
import { closeCodes } from '../../shared/close-codes.ts';
import { codeKey, notesKey } from '../../shared/documents.ts';
import { type Balancer, startBalancer } from '../support/balancer.ts';
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
import { openDocument, seatOf } from '../support/document.ts';

const KEY = codeKey(1, 'python');

let balancer: Balancer;
let candor: Candor;
let browser: Browser;
let session: StartedSession;
let candidate: Window; // comes by the balancer, which is its network
let interviewer: Window; // straight to the server

beforeAll(async () => {
  balancer = await startBalancer();
  candor = await startCandor({ PUBLIC_URL: balancer.url });
  browser = await openBrowser();
  comeOnline();
  session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
  });
  const { links } = session;
  const both = { ...links, interviewer: direct(links.interviewer) };
  ({ candidate, interviewer } = await openBoth(browser, both));
}, 240_000);

afterAll(async () => {
  await browser?.close();
  await candor?.close();
  await balancer?.close();
}, 120_000);

const direct = (link: string): string => link.replace(balancer.url, candor.url);
const comeOnline = (): void => balancer.serve([Number(new URL(candor.url).port)]);
function goOffline(): void {
  balancer.serve([]);
  balancer.cut();
}
const saved = (): Promise<void> => candidate.page.getByText('All edits saved').first().waitFor();
const room = (): string => `${balancer.url}/room/${session.sessionId}`;
const copyName = (): string => `candor/${session.sessionId}/code`;

/** Loses the network and types. */
async function typeOffline(text: string): Promise<void> {
  const { page } = candidate;
  goOffline();
  await page.getByText('Reconnecting').first().waitFor();
  await replaceCode(page, text);
  await editorShows(page, text);
  await page.getByText('not yet saved').first().waitFor();
  await until(async () => (await textOfCopy()) === text, 'the copy has it all');
}

/** Lets the page go; what the browser asked before. */
async function leave(go: () => Promise<unknown>): Promise<string[]> {
  const asked: string[] = [];
  const agree = (dialog: { type(): string; accept(): Promise<void> }): void => {
    asked.push(dialog.type());
    void dialog.accept();
  };
  candidate.page.on('dialog', agree);
  await go();
  candidate.page.off('dialog', agree);
  return asked;
}

/** Goes to the room; the browser itself may be trying, too, after a page that could not be loaded. */
async function comeBack(): Promise<void> {
  const arrives = (): Promise<boolean> =>
    candidate.page.goto(room()).then(
      () => true,
      () => false,
    );
  await until(arrives, 'the page is loaded');
}

/** What the browser's copy makes, all its rows together. */
async function textOfCopy(): Promise<string> {
  const doc = new Y.Doc();
  for (const row of await candidate.page.evaluate(readCopy, copyName()))
    Y.applyUpdate(doc, Uint8Array.from(row));
  return doc.getText(KEY).toJSON();
}

/** Runs in the page: the rows of the browser's copy. */
function readCopy(name: string): Promise<number[][]> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error ?? new Error('no copy'));
    opening.onsuccess = () => {
      const reading = opening.result.transaction(['updates'], 'readonly').objectStore('updates').getAll();
      reading.onerror = () => reject(reading.error ?? new Error('no rows'));
      reading.onsuccess = () => {
        opening.result.close();
        resolve(reading.result.map((row: Uint8Array) => [...row]));
      };
    };
  });
}

/** Runs in another page: nobody else reads the copy until `release()` is called there. */
function holdCopy(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open(name);
    opening.onerror = () => reject(opening.error ?? new Error('no copy'));
    opening.onsuccess = () => {
      const rows = opening.result.transaction(['updates'], 'readwrite').objectStore('updates');
      let held = true;
      const goOn = (): void => {
        resolve();
        if (held) rows.count().onsuccess = goOn;
        else opening.result.close();
      };
      Object.assign(globalThis, { release: () => (held = false) });
      goOn();
    };
  });
}

/** The whole text as the server has it, by a connection of its own; `work` may change it before it leaves. */
async function atServer(work: (text: Y.Text) => void = () => {}): Promise<string> {
  const seat = seatOf(session.links.interviewer);
  const visit = openDocument({ url: candor.url, sessionId: session.sessionId, seat });
  await until(() => visit.synced, 'the document is open');
  const text = visit.doc.getText(KEY);
  work(text);
  const read = text.toJSON();
  await editorShows(interviewer.page, read.split('\n')[0] ?? '');
  visit.destroy();
  return read;
}

test('what was typed without a network is there once network and page are back, for everybody', async () => {
  await saved();
  await typeOffline('# typed offline');
  expect(await leave(() => expect(candidate.page.reload()).rejects.toThrow('net::'))).toEqual([
    'beforeunload',
  ]);
  expect(await atServer()).not.toContain('# typed offline');
  comeOnline();
  await comeBack();
  for (const { page } of [candidate, interviewer]) await editorShows(page, '# typed offline');
  await saved();
  expect(await leave(() => candidate.page.reload())).toEqual([]); // nothing to warn of
  await editorShows(candidate.page, '# typed offline');
  expect(await atServer()).toBe('# typed offline');
}, 240_000);

test('yesterday’s copy, from a slow disk, joins what others wrote since, each once', async () => {
  await typeOffline('# yesterday');
  const { page } = candidate;
  const closed = page.waitForEvent('close');
  expect(await leave(() => page.close({ runBeforeUnload: true }).then(() => closed))).toEqual([
    'beforeunload',
  ]);
  await atServer((text) => text.insert(0, '# by Ivo\n'));
  expect(await candor.terminate()).toBe(0); // the document is loaded again from the database
  await candor.restart();
  comeOnline();
  const holder = await candidate.context.newPage();
  await holder.goto(`${balancer.url}/health`);
  await holder.evaluate(holdCopy, copyName());
  candidate.page = await candidate.context.newPage();
  candidate.page.on('pageerror', (error) => candidate.errors.push(String(error)));
  await candidate.page.goto(session.links.candidate);
  await editorShows(candidate.page, '# by Ivo');
  expect(await editorText(candidate.page)).not.toContain('# yesterday');
  await holder.evaluate('release()');
  for (const { page } of [candidate, interviewer]) await editorShows(page, '# yesterday');
  await saved();
  expect((await atServer()).split('\n').toSorted()).toEqual(['# by Ivo', '# yesterday']);
  await candidate.page.reload(); // the copy and the server's text are the same now
  await saved();
  await editorShows(candidate.page, '# yesterday');
  expect((await atServer()).split('\n').toSorted()).toEqual(['# by Ivo', '# yesterday']);
  await holder.close();
}, 240_000);

test('sent away for too many messages, the page comes back and hands in the rest', async () => {
  const { page } = await openWindow(browser, direct(session.links.interviewer));
  await page.addInitScript(noteCloses);
  await page.reload();
  await page.locator('#side-tab-notes').click();
  const field = page.getByLabel('Private notes');
  await until(() => field.isEditable(), 'the notes are open');
  await until(async () => {
    if (String(await page.evaluate('closeCodes')).includes(String(closeCodes.slow))) return true;
    await field.evaluate(typeFast, 8_000);
    return false;
  }, 'it was sent away');
  const typed = await field.inputValue();
  const seat = seatOf(session.links.interviewer);
  const late = openDocument({ url: candor.url, sessionId: session.sessionId, seat, name: 'notes' });
  await until(() => late.doc.getText(notesKey).toJSON() === typed, 'everything is at the server');
  expect(await field.inputValue()).toBe(typed);
  late.destroy();
}, 240_000);

/** Runs in the page: counts, each number a message of its own. */
function typeFast(field: HTMLElement | SVGElement, times: number): void {
  if (!(field instanceof HTMLTextAreaElement)) throw new Error('no field');
  for (let left = times; left > 0; left--) {
    field.value = `counted to ${String(Number(/\d+/.exec(field.value)?.[0] ?? 0) + 1)}`;
    field.dispatchEvent(new Event('input'));
  }
}

/** Runs in the page before all else: notes why document sockets were closed, in `closeCodes`. */
function noteCloses(): void {
  const codes: number[] = [];
  const Plain = globalThis.WebSocket;
  globalThis.WebSocket = class extends Plain {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      if (String(url).includes('/doc/')) this.addEventListener('close', ({ code }) => codes.push(code));
    }
  };
  Object.defineProperty(globalThis, 'closeCodes', { get: () => codes.join() });
}

test('no window saw an error', () => {
  expect([...candidate.errors, ...interviewer.errors]).toEqual([]);
});
