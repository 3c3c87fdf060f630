// What a room's page keeps after as much work as an interview of three hours, done in minutes.
import process from 'node:process';
import { io, type Socket } from 'socket.io-client';
import type { Browser, CDPSession, Page } from 'playwright-core';
import { replaceCode } from '../../tests/support/browser.ts';
import type { Candor } from '../../tests/support/candor.ts';
import { enterRoom, line } from './page.ts';

const KEYS = 20_000;
const RUNS = 60; // a third of three hours': each waits for the sandbox, and the page keeps no more of later ones
const SAID = 300;
const TALKERS = 3; // sockets, since one may not say so much so fast
const AT_ONCE = 40; // keys sent before any is awaited
const PAUSE_MS = 200; // after them; without it the edits were not all saved in 45 s
const AFRESH = 1_000; // keys after which the text is typed anew: a solution, not a novel
const LIMIT_MS = Number(process.env['WEB_SECONDS'] ?? '100') * 1_000; // for either half; what is not done then is said
const TEXT = 'total = total + value  # so far\n';

interface Figures {
  heap: number; // bytes
  nodes: number;
  listeners: number;
}
interface Done {
  keys: number;
  runs: number;
  said: number;
}

async function figuresOf(cdp: CDPSession): Promise<Figures> {
  for (let i = 0; i < 2; i += 1) await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (wanted: string): number => metrics.find(({ name }) => name === wanted)?.value ?? 0;
  return { heap: of('JSHeapUsedSize'), nodes: of('Nodes'), listeners: of('JSEventListeners') };
}

async function type(page: Page, cdp: CDPSession, keys: number, until: number): Promise<number> {
  let done = 0;
  while (done < keys && Date.now() < until) {
    if (done % AFRESH === 0) await replaceCode(page, 'total = 0\n');
    const sent: Promise<unknown>[] = [];
    for (; sent.length < AT_ONCE && done < keys; done += 1) {
      const char = TEXT[done % TEXT.length] ?? ' ';
      const text = char === '\n' ? '\r' : char;
      sent.push(cdp.send('Input.dispatchKeyEvent', { type: 'char', text, key: char }));
    }
    await Promise.all(sent);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  return done;
}

async function enter(url: string, seat: string): Promise<Socket> {
  const socket = io(url, { transports: ['websocket'], auth: { seat }, forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await socket.timeout(LIMIT_MS).emitWithAck('sync', { after: 0 });
  return socket;
}

/** Says `verb` again and again until it was taken `times` times; the room's own rates set the pace. */
async function repeat(
  socket: Socket,
  verb: string,
  body: object,
  times: number,
  until: number,
): Promise<number> {
  let done = 0;
  while (done < times && Date.now() < until) {
    const { ok } = (await socket.timeout(LIMIT_MS).emitWithAck(verb, body)) as { ok: boolean };
    if (ok) done += 1;
    else await new Promise((resolve) => setTimeout(resolve, 250));
  }
  return done;
}

const total = (counts: number[]): number => counts.reduce((sum, one) => sum + one, 0);

/** Half of it all, at once: typing, running, talking. */
async function half(
  page: Page,
  cdp: CDPSession,
  sockets: { runner: Socket; talkers: Socket[] },
): Promise<Done> {
  const until = Date.now() + LIMIT_MS;
  const run = { language: 'python', source: 'for i in range(50): print("line", i)' };
  const each = SAID / 2 / sockets.talkers.length;
  const [keys, runs, ...said] = await Promise.all([
    type(page, cdp, KEYS / 2, until),
    repeat(sockets.runner, 'run', run, RUNS / 2, until),
    ...sockets.talkers.map((one) => repeat(one, 'say', { text: 'Why is it so? Go on.' }, each, until)),
  ]);
  await replaceCode(page, 'total = 0\n');
  await page.getByText('All edits saved').first().waitFor({ timeout: 20_000 });
  return { keys, runs, said: total(said) };
}

function print(name: string, pick: (figures: Figures) => number, all: Figures[]): void {
  const [start = 0, middle = 0, end = 0] = all.map(pick);
  const show = (value: number): string => value.toFixed(name.includes('MB') ? 1 : 0).padStart(9);
  const growth = (to: number, from: number): string => `${to < from ? '' : '+'}${(to - from).toFixed(1)}`;
  line(name, `${[start, middle, end].map(show).join('')}   ${growth(middle, start)}, ${growth(end, middle)}`);
}

/** Prints the row. */
export async function measureMemory(browser: Browser, candor: Candor): Promise<void> {
  const { candidate: page, links, leave } = await enterRoom(browser, candor);
  const seatOf = (link: string): string => link.split('#seat=')[1] ?? '';
  const open = [await enter(candor.url, seatOf(links.candidate))];
  try {
    while (open.length <= TALKERS) open.push(await enter(candor.url, seatOf(links.interviewer)));
    const [runner, ...talkers] = open;
    if (runner === undefined) throw new Error('nobody runs');
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('Performance.enable');
    await type(page, cdp, AFRESH, Date.now() + LIMIT_MS); // warm
    await repeat(runner, 'run', { language: 'python', source: 'print(1)' }, 1, Date.now() + LIMIT_MS);
    const figures = [await figuresOf(cdp)];
    const done: Done[] = [];
    while (done.length < 2) {
      done.push(await half(page, cdp, { runner, talkers }));
      figures.push(await figuresOf(cdp));
    }
    const of = (pick: (one: Done) => number): string => total(done.map(pick)).toLocaleString('en');
    console.log(
      `\nmemory: three hours' work at once: ${of((one) => one.keys)} keys, ${of((one) => one.runs)} runs, ${of((one) => one.said)} messages`,
    );
    line('', '    start   middle      end   growth in each half');
    print('JS heap, MB', ({ heap }) => heap / 1e6, figures);
    print('DOM nodes', ({ nodes }) => nodes, figures);
    print('listeners', ({ listeners }) => listeners, figures);
  } finally {
    for (const socket of open) socket.close();
    await leave();
  }
}
