// One interview by bare protocol clients: a candidate who types, moves the cursor, runs and submits, and two who watch and
// talk, each with a document socket and a room socket. Keeps times; knows no server.
import { io, type Socket } from 'socket.io-client';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { documentVersion } from '../../shared/documents.ts';
import { awarenessFrame, step1Frame, step2Frame, updateFrame } from '../../server/docs/messages.ts';
import type { Installation } from './servers.ts';

const KEY = 'q1/python';
const SYNC = 0;
const STEP_1 = 0;
const STEP_2 = 1;
const UPDATE = 2;
const EMPTY = new Uint8Array([0, 0]); // an update without edits
const NOTHING = new Uint8Array([0]); // the state of who has nothing
const ANSWER_MS = 60_000;

export interface Interview {
  type(): void;
  say(): Promise<void>;
  run(): Promise<void>;
  submit(): Promise<void>;
  times: Times;
  /** Keys that were typed and have not reached both watchers. */
  missing(): number;
  close(): void;
}
/** Milliseconds, one each. `edit`: from the key to a watcher. */
export interface Times {
  edit: number[];
  say: number[];
  run: number[];
  refused: number;
}

interface Started {
  sessionId: string;
  seats: Record<'candidate' | 'interviewer' | 'observer', { token: string }>;
}

/** The candidate at one node, the watchers at others where there are more. */
export async function openInterview(installation: Installation, at: number): Promise<Interview> {
  const { nodes } = installation;
  const url = (i: number): string => nodes[(at + i) % nodes.length]?.url ?? '';
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { sessionId, seats } = await installation.call<Started>('POST', '/api/test/start-session', ask);
  const times: Times = { edit: [], say: [], run: [], refused: 0 };
  const from = { 'x-forwarded-for': `10.0.${at >> 8}.${at & 255}` };
  const keyboard = createKeyboard(times);
  const people = [seats.candidate, seats.interviewer, seats.observer];
  const documents = await Promise.all(
    people.map(({ token }, i) =>
      openDocument({ url: url(i), from, sessionId, seat: token, heard: keyboard.watcher(i - 1) }),
    ),
  );
  const rooms = await Promise.all(people.map(({ token }, i) => enter(url(i), from, token)));
  const [candidate, interviewer] = rooms;
  const desk = createDesk(candidate, times);
  return {
    times,
    type: () => keyboard.type((frame) => documents[0]?.send(frame)),
    async say() {
      const from = performance.now();
      if (!(await tell(interviewer, 'say', { text: 'go on' })).ok) times.refused += 1;
      times.say.push(performance.now() - from);
    },
    run: () => desk.work('run', 'print("hello")'),
    submit: () => desk.work('submit', 'def solve(*args):\n    return None\n'),
    missing: keyboard.missing,
    close() {
      for (const socket of documents) socket.terminate();
      for (const socket of rooms) socket.close();
      keyboard.close();
    },
  };
}

/** What the candidate types, and when it reaches each of two watchers. */
function createKeyboard(times: Times) {
  const doc = new Y.Doc();
  const text = doc.getText(KEY);
  const typedAt: number[] = [];
  const reached = [0, 0];
  let edit: Uint8Array = EMPTY;
  let clock = 0;
  doc.on('update', (update: Uint8Array) => (edit = update));
  return {
    /** `who`: 0 or 1; another number hears nothing. */
    watcher:
      (who: number) =>
      (frame: Buffer): void => {
        const place = reached[who];
        if (place === undefined || frame[0] !== SYNC || frame[1] !== UPDATE) return;
        times.edit.push(performance.now() - (typedAt[place] ?? 0));
        reached[who] = place + 1;
      },
    type(send: (frame: Uint8Array) => void): void {
      text.insert(text.length, 'x');
      const item = { client: doc.clientID, clock: text.length - 1 };
      const cursor = { type: null, tname: KEY, item, assoc: 0 };
      const json = JSON.stringify({ user: { name: 'Ada' }, selection: { anchor: cursor, head: cursor } });
      typedAt.push(performance.now());
      send(updateFrame(edit));
      send(awarenessFrame([{ client: doc.clientID, clock: (clock += 1), json }]));
    },
    missing: () => 2 * typedAt.length - (reached[0] ?? 0) - (reached[1] ?? 0),
    close: () => doc.destroy(),
  };
}

/** Runs and submissions, each from its asking to its end. */
function createDesk(candidate: Socket | undefined, times: Times) {
  const ended = new Set<string>();
  candidate?.on('event', (event: { kind: string; run?: string }) => {
    if (event.kind === 'run.ended' && event.run !== undefined) ended.add(event.run);
  });
  return {
    async work(verb: 'run' | 'submit', source: string): Promise<void> {
      const from = performance.now();
      const body = { language: 'python', source, ...(verb === 'submit' && { timeSpent: 60 }) };
      const { ok, run = '' } = await tell(candidate, verb, body);
      if (!ok) times.refused += 1;
      const deadline = Date.now() + ANSWER_MS;
      while (ok && !ended.has(run) && Date.now() < deadline)
        await new Promise((resolve) => setTimeout(resolve, 20));
      if (ended.has(run)) times.run.push(performance.now() - from);
    },
  };
}

function tell(room: Socket | undefined, verb: string, body: object): Promise<{ ok: boolean; run?: string }> {
  if (room === undefined) throw new Error('nobody is in the room');
  return room.timeout(ANSWER_MS).emitWithAck(verb, body);
}

/** The header in which a proxy says whose socket it is. */
type From = Record<'x-forwarded-for', string>;

interface Place {
  url: string;
  from: From;
  sessionId: string;
  seat: string;
  heard: (frame: Buffer) => void;
}

async function openDocument({ url, from, sessionId, seat, heard }: Place): Promise<WebSocket> {
  const address = `${url.replace('http', 'ws')}/doc/${sessionId}/code?seat=${seat}&v=${String(documentVersion)}`;
  const socket = new WebSocket(address, { perMessageDeflate: false, headers: from });
  await new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', (code) => reject(new Error(`the document was closed with ${code}`)));
    socket.once('open', () => socket.send(step1Frame(NOTHING)));
    socket.on('message', (frame: Buffer) => {
      // Writers are asked for what they have.
      if (frame[0] === SYNC && frame[1] === STEP_1) socket.send(step2Frame(EMPTY));
      else if (frame[0] === SYNC && frame[1] === STEP_2) resolve();
      else heard(frame);
    });
  });
  return socket;
}

async function enter(url: string, from: From, seat: string): Promise<Socket> {
  const options = { transports: ['websocket'], auth: { seat }, extraHeaders: from, forceNew: true };
  const socket = io(url, options);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  await socket.timeout(ANSWER_MS).emitWithAck('sync', { after: 0 });
  return socket;
}
