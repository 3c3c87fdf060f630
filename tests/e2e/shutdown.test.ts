// SIGTERM while a program runs and somebody types: the run finishes, the edit is stored, the process ends well.
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoomEvent } from '../../shared/protocol.ts';
import { until } from '../support/browser.ts';
import { type Candor, type StartedSession, startCandor } from '../support/candor.ts';
import { openDocument, seatOf } from '../support/document.ts';

let candor: Candor;
let session: StartedSession;
beforeAll(async () => {
  candor = await startCandor();
  session = await candor.startSession({
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 1,
  });
}, 180_000);
afterAll(async () => await candor?.close());

/** Joins the room; `events` grows with what the room says. */
async function enter(link: string): Promise<{ socket: Socket; events: RoomEvent[] }> {
  const socket = io(candor.url, { transports: ['websocket'], auth: { seat: seatOf(link) } });
  const events: RoomEvent[] = [];
  socket.on('event', (event: RoomEvent) => events.push(event));
  const answer = await socket.timeout(45_000).emitWithAck('sync', { after: 0 });
  expect(answer).toMatchObject({ ok: true });
  return { socket, events };
}

test('the run in progress finishes, the last edit is stored, and the process ends well', async () => {
  const { sessionId, links } = session;
  const provider = openDocument({ url: candor.url, sessionId, seat: seatOf(links.candidate) });
  const { socket, events } = await enter(session.links.candidate);
  await until(() => provider.synced, 'the document is there');

  const source = 'import time\nprint("begun")\ntime.sleep(4)\nprint("done")\n';
  const answer = await socket.timeout(45_000).emitWithAck('run', { language: 'python', source, stdin: '' });
  expect(answer).toMatchObject({ ok: true });
  const printed = () => events.map((event) => (event.kind === 'run.output' ? event.text : '')).join('');
  await until(() => printed().includes('begun'), 'the program runs');
  provider.doc.getText('q1/python').insert(0, '# the last words\n');
  // The edit must have left this process before the server is told to end.
  await until(() => provider.ws?.bufferedAmount === 0, 'the edit is sent');
  expect(await candor.terminate()).toBe(0);
  socket.close();
  provider.destroy();

  await candor.restart();
  const late = await enter(session.links.candidate);
  const { status, body } = await candor.call('GET', `/api/sessions/${session.sessionId}/events`);
  expect(status).toBe(200);
  const told = JSON.stringify(body);
  expect(told).toContain('done');
  expect(told).toMatch(/"kind":"run\.ended".*"reason":"ok"/);
  const stored = await candor.call('GET', `/api/sessions/${session.sessionId}/documents/code`);
  expect(JSON.stringify(stored.body)).toContain('# the last words');
  late.socket.close();
});
