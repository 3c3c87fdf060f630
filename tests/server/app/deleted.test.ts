// A session that is deleted: whoever is inside is out at once, by sockets and by documents.
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import WebSocket from 'ws';
import { operations } from '../../../shared/api/operations.ts';
import { closeCodes } from '../../../shared/close-codes.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { enter } from '../rooms/person.ts';

let candor: TestCandor;
const undo: (() => void)[] = [];
beforeAll(async () => {
  candor = await startServer();
});
afterAll(async () => {
  for (const each of undo) each();
  await candor?.close();
});

async function start() {
  const started = await candor.api('/api/test/start-session', { candidateName: 'Ada', totalQuestions: 1 });
  return operations.startSession.response.parse(started.body);
}

/** An interviewer in the room, with the document open; `out` resolves when both were closed by the server. */
async function inside({ sessionId, seats }: Awaited<ReturnType<typeof start>>) {
  const { token } = seats.interviewer;
  const ivo = await enter(candor.url, token);
  undo.push(() => ivo.leave());
  await ivo.sync();
  const socket = new WebSocket(`${candor.url.replace('http', 'ws')}/doc/${sessionId}/code?seat=${token}&v=1`);
  undo.push(() => socket.terminate());
  const closed = once(socket, 'close');
  await once(socket, 'message'); // the document is open
  const left = new Promise<string>((resolve) => ivo.socket.once('disconnect', resolve));
  const out = Promise.all([left, closed.then(([code]) => Number(code))]);
  return { out };
}

test('one that goes on', async () => {
  const session = await start();
  const { out } = await inside(session);
  const gone = await candor.api(`/api/sessions/${session.sessionId}`, undefined, { method: 'DELETE' });
  expect(gone.status).toBe(200);
  expect(await out).toEqual(['io server disconnect', closeCodes.ended]); // it was ended first
  // For a moment a seat is known from before; whoever comes in by that is out at once.
  const knock = () =>
    enter(candor.url, session.seats.interviewer.token).then(
      (ivo) => ivo.leave(),
      (error: Error) => error.message,
    );
  await expect.poll(knock, { timeout: 60_000 }).toBe('bad_seat');
});

test('one that had ended and is read again, deleted with others', async () => {
  const session = await start();
  await candor.api(`/api/sessions/${session.sessionId}/end`, undefined, { method: 'POST' });
  const { out } = await inside(session);
  const gone = await candor.api('/api/sessions/delete', { ids: [session.sessionId] });
  expect(operations.deleteSessions.response.parse(gone.body).deleted).toHaveLength(1);
  expect(await out).toEqual(['io server disconnect', closeCodes.notFound]);
});
