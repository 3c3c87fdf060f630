// An interviewer that lives outside Candor: starts a session by REST, takes an agent's seat, watches the keystrokes,
// says something, and reads the verdict. Put a model where `comment` is.
//   CANDOR_URL=http://localhost:3001 CANDOR_KEY=… node examples/ai-interviewer.ts
import { io } from 'socket.io-client';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { createClient } from '../client/candor.js';
import { codeKey, docMessages } from '../shared/documents.ts';
import type { RoomEvent } from '../shared/protocol.ts';

const url = process.env['CANDOR_URL'] ?? 'http://localhost:3001';
const client = createClient({ url, credential: process.env['CANDOR_KEY'] ?? '' });

const body = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 } as const;
const session = await client.call('startSession', { body });
const id = session.sessionId;
console.log(`The candidate's link: ${session.links.candidate}`);
const seat = await client.call('addSeat', {
  params: { id },
  body: { role: 'interviewer', name: 'Robin (AI)', agent: true },
});

// The keystrokes: the same document that the candidate's editor shows.
const doc = new Y.Doc();
const provider = new WebsocketProvider(`${url.replace(/^http/, 'ws')}/doc/${id}`, 'code', doc, {
  params: { seat: seat.token },
  disableBc: true,
});
provider.messageHandlers[docMessages.saved] = () => {}; // which edits are stored: of no interest to a reader
const text = doc.getText(codeKey(1, 'python'));
text.observe(() => console.log(`The candidate's code has ${text.length} characters now`));

// The room: everything that happens, numbered.
const socket = io(url, { transports: ['websocket'], auth: { seat: seat.token } });
// Every verb is answered: { ok: true, … } or { ok: false, code, message }.
const ask = (verb: string, body: object): Promise<unknown> => socket.timeout(30_000).emitWithAck(verb, body);
const comment = (passed: number, total: number) =>
  passed === total
    ? 'All tests pass. What would you test next?'
    : `${total - passed} tests fail. What do they have in common?`;
const closed = new Promise<void>((resolve) => {
  socket.on('event', (event: RoomEvent) => {
    if (event.kind === 'run.ended' && event.verdict) {
      console.log(
        `Verdict: ${event.verdict.status}, ${event.verdict.passed} of ${event.verdict.total} tests`,
      );
      void ask('say', { text: comment(event.verdict.passed, event.verdict.total) });
    }
    if (event.kind === 'ended') resolve();
  });
});
await ask('sync', { after: 0 });
await ask('say', { text: 'Hello! Take your time, and think aloud if you like.' });
await closed;

const report = await client.call('sessionReport', { params: { id } });
console.log(JSON.stringify(report, null, 2));
socket.close();
provider.destroy();
doc.destroy(); // ends the timer of the cursors, so that this process can end
