// A room where something is missing, as it is photographed: a place in the sandbox, the AI, the right to write, the server.
import { io } from 'socket.io-client';
import type { Page } from 'playwright-core';
import { closeCodes } from '../../../shared/protocol.ts';
import { seatOf } from '../../support/document.ts';
import { type Scene, tab } from './scene.ts';
import type { Stage } from './stage.ts';

export const troubleScenes: readonly Scene[] = [
  { name: 'room-busy', address: ({ busy }) => busy.links.candidate, ready: queued, part: 'output' },
  { name: 'room-read-only', address: ({ readOnly }) => readOnly.links.candidate, ready: code },
  {
    name: 'room-ai-off',
    address: ({ readOnly }) => readOnly.links.interviewer,
    ready: async (page) => {
      await code(page);
      await tab('side-tab-people')(page);
    },
    part: 'talk',
  },
  { name: 'room-unsaved', address: ({ busy }) => busy.links.candidate, ready: unsaved },
  { name: 'room-put-out', address: ({ busy }) => busy.links.observer, ready: putOut },
  { name: 'room-upgraded', address: ({ busy }) => busy.links.candidate, ready: upgraded },
];

async function code(page: Page): Promise<void> {
  await page.locator('.monaco-editor .view-line').first().waitFor();
}

/** Another room's program holds the sandbox's one place while the page is open. */
async function queued(page: Page, { candor, inParts }: Stage): Promise<void> {
  await code(page);
  const auth = { seat: seatOf(inParts.links.interviewer) };
  const other = io(candor.url, { transports: ['websocket'], auth });
  await other.timeout(45_000).emitWithAck('sync', { after: 0 });
  const source = 'import time\nprint("begun", flush=True)\ntime.sleep(600)\n';
  const begun = new Promise<void>((resolve) => {
    other.on('event', (event: { kind: string }) => {
      if (event.kind === 'run.output') resolve();
    });
  });
  const answer = await other.timeout(45_000).emitWithAck('run', { language: 'python', source, stdin: '' });
  page.once('close', () => {
    other.emit('stop', { run: String(answer.run) }, () => other.close());
  });
  await begun;
  await page.keyboard.press('Control+Enter');
  await page.locator('#below-output [role="status"].live').waitFor();
}

/** The browser believes in its network, the room has lost its server, and something was typed. */
async function unsaved(page: Page): Promise<void> {
  await page.addInitScript(() => {
    addEventListener('offline', (event) => event.stopImmediatePropagation());
  });
  await page.reload();
  await page.locator('.monaco-editor .view-line', { hasText: 'beadCode' }).first().waitFor();
  await page.context().setOffline(true);
  await page.locator('.monaco-editor .view-lines').first().click();
  await page.keyboard.insertText('# not yet saved\n');
  await page.locator('.pill.warn', { hasText: '–' }).waitFor({ timeout: 90_000 });
}

async function putOut(page: Page, { candor, busy }: Stage): Promise<void> {
  const seats = `/api/sessions/${busy.sessionId}/seats`;
  const { body } = await candor.call('POST', seats, { role: 'observer', name: 'Eve' });
  const { id, link } = body as { id: string; link: string };
  await page.goto('about:blank'); // else only the part after # were another, and nothing loaded
  await page.goto(link);
  await page.locator('.monaco-editor .view-line', { hasText: 'beadCode' }).first().waitFor();
  await candor.call('DELETE', `${seats}/${id}`);
  await page.locator('main.centre h1').waitFor();
}

/** The documents' server says that this page speaks an old version. */
async function upgraded(page: Page): Promise<void> {
  await page.routeWebSocket(/\/doc\//, (socket) => {
    void socket.close({ code: closeCodes.outdated, reason: 'outdated' });
  });
  await page.reload();
  await code(page);
  await page.locator('.bar.bad').waitFor();
}
