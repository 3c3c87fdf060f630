// A server that stops sends everybody away, and tells them to come back later: browsers come back scattered, not as one.
import type { Browser, Page } from 'playwright-core';
import WebSocket from 'ws';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeCodes } from '../../shared/close-codes.ts';
import { openBrowser, until } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';
import { seatOf } from '../support/document.ts';

const WINDOWS = 6;
/** Of six that draw from two seconds, all within so little is one case in 70,000; without a draw it is every case. */
const SCATTERED_MS = 150;

/** What a page did with its sockets, by its own clock. */
interface Act {
  kind: 'opened' | 'closed';
  path: string;
  at: number;
  code: number;
}

let candor: Candor;
let browser: Browser;
let session: StartedSession;
const windows: Page[] = [];
beforeAll(async () => {
  candor = await startCandor();
  browser = await openBrowser();
  session = await candor.startSession({ candidateName: 'Ada', difficulty: 'easy', totalQuestions: 1 });
  for (let i = 0; i < WINDOWS; i += 1) windows.push(await watch());
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await candor?.close();
});

/** One who observes, in a window that writes down what becomes of its sockets. */
async function watch(): Promise<Page> {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    const acts: { kind: string; path: string; at: number; code: number }[] = [];
    Object.assign(globalThis, { acts });
    globalThis.WebSocket = new Proxy(globalThis.WebSocket, {
      construct(target, given: ConstructorParameters<typeof globalThis.WebSocket>) {
        const socket = new target(...given);
        const path = new URL(socket.url).pathname;
        const note = (kind: string, code = 0) => acts.push({ kind, path, at: performance.now(), code });
        note('opened');
        socket.addEventListener('close', (event) => note('closed', event.code));
        return socket;
      },
    });
  });
  await page.goto(session.links.observer);
  await page.getByText('Read only').first().waitFor({ timeout: 90_000 });
  return page;
}

const actsOf = (page: Page, path: RegExp): Promise<Act[]> =>
  page.evaluate((source) => {
    const kept: unknown = Reflect.get(globalThis, 'acts');
    return (kept as Act[]).filter((act) => new RegExp(source).test(act.path));
  }, path.source);

/** Milliseconds from the first close of such a socket to the next try, once there was one. */
async function pauseOf(page: Page, path: RegExp): Promise<number> {
  let ms: number | undefined;
  await until(
    async () => {
      const acts = await actsOf(page, path);
      const closed = acts.find(({ kind }) => kind === 'closed');
      const again = acts.find(({ kind, at }) => kind === 'opened' && closed && at >= closed.at);
      ms = closed && again && again.at - closed.at;
      return ms !== undefined;
    },
    `a window comes back (${path.source})`,
    90_000,
  );
  return ms ?? 0;
}

async function pauses(path: RegExp): Promise<number[]> {
  const all = await Promise.all(windows.map((page) => pauseOf(page, path)));
  return all.map(Math.round).toSorted((a, b) => a - b);
}

const spread = (values: number[]): number => Math.max(...values) - Math.min(...values);

test('all are told, each comes back in its own time, and the room goes on', async () => {
  const seat = seatOf(session.links.observer);
  const bare = new WebSocket(
    `${candor.url.replace('http', 'ws')}/doc/${session.sessionId}/code?seat=${seat}`,
  );
  const told = new Promise<number>((resolve) => bare.on('close', resolve));
  await new Promise((resolve) => bare.on('open', resolve));

  expect(await candor.terminate()).toBe(0);
  expect(await told).toBe(closeCodes.restarting);
  const code = /^\/doc\/.*\/code$/;
  for (const page of windows) {
    const [closed] = (await actsOf(page, code)).filter(({ kind }) => kind === 'closed');
    expect(closed?.code).toBe(closeCodes.restarting);
  }
  const [documents, rooms] = await Promise.all([pauses(code), pauses(/^\/socket\.io\//)]);
  process.stdout.write(`came back after ms: documents ${documents.join(' ')}, rooms ${rooms.join(' ')}\n`);
  expect(spread(documents)).toBeGreaterThan(SCATTERED_MS);
  expect(spread(rooms)).toBeGreaterThan(SCATTERED_MS / 2); // they draw from one second

  await candor.restart();
  for (const page of windows) await page.getByText('Read only').first().waitFor({ timeout: 90_000 }); // in step again
}, 300_000);
