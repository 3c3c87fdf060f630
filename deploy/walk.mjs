// The walk through a stack that is up: by its front door, as a caller and as two people who type. Knows no test framework.
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import WebSocket from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { at } from '../setup/paths.mjs';
import { Trouble, say } from '../setup/say.mjs';
import { checkPrivileges, containersOf, killer, socketsOf } from './containers.mjs';

const LIMIT_MS = 120_000;
const LINES = 100; // by each of the two, one every TYPE_MS
const TYPE_MS = 200;
const QUESTION = 'abacus';
const SAVED = 100; // the server's word that an edit is stored: for the page alone
const SLOW = 'import time\ntime.sleep(1.5)\n';

/** Looks again and again; throws with the last error when it never comes true. */
export async function until(what, look) {
  const end = Date.now() + LIMIT_MS;
  let last = '';
  while (Date.now() < end) {
    try {
      if (await look()) return;
    } catch (error) {
      last = `: ${error.message} ${error.cause?.message ?? ''}`;
    }
    await pause(250);
  }
  throw new Trouble(`it never happened that ${what}${last}`);
}

/** Asks the stack by REST, with its first key. */
export function caller({ url, key }) {
  return async (path, body) => {
    const response = await fetch(`${url}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'x-api-key': key, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(60_000),
    });
    const text = await response.text();
    return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : text };
  };
}

function join(url, sessionId, token) {
  const doc = new Y.Doc();
  const address = `${url.replace('http', 'ws')}/doc/${sessionId}`;
  const options = { WebSocketPolyfill: WebSocket, params: { seat: token }, disableBc: true };
  const provider = new WebsocketProvider(address, 'code', doc, options);
  provider.messageHandlers[SAVED] = () => {};
  let lost = 0;
  provider.on('connection-close', () => (lost += 1));
  return { doc, provider, text: doc.getText('q1/python'), lost: () => lost };
}

async function type(person, name) {
  for (let line = 0; line < LINES; line++) {
    person.text.insert(person.text.length, `${name}${line}\n`);
    await pause(TYPE_MS);
  }
}

const passed = ({ status, body }) => status === 200 && body.sampleTests.every((one) => one.passed);

/** A session, and a way to run the right answer in it, with or without a slow start. */
async function interview(call) {
  const ask = { candidateName: 'Ada', difficulty: 'hard', language: 'python', questionIds: [QUESTION] };
  const started = await call('/api/test/start-session', ask);
  if (started.status !== 200) throw new Trouble(`start-session: ${JSON.stringify(started.body)}`);
  const { sessionId, seats } = started.body;
  const right = readFileSync(at('questions', QUESTION, 'solutions', 'solution.py'), 'utf8');
  const test = (before = '') =>
    call('/api/test/test-code', { sessionId, code: before + right, questionNumber: 1 });
  return { sessionId, seats, test };
}

/** Throws Trouble at the first step that is not as it should be. `run` and `compose` as in try.mjs. */
export async function walk({ url, key, run, compose }) {
  const call = caller({ url, key });
  await until('/health is ok over HTTPS', async () => {
    const { status, body } = await call('/health');
    return status === 200 && body.docker.available === true;
  });
  say(`health: ${JSON.stringify((await call('/health')).body)}`);
  checkPrivileges(run, compose);
  if ((await call('/metrics')).status !== 404) throw new Trouble('/metrics is public');

  const { sessionId, seats, test } = await interview(call);
  const first = await test();
  if (!passed(first)) throw new Trouble(`test-code: ${JSON.stringify(first)}`);
  say(`test-code: ${first.body.sampleTests.length} samples passed in a real sandbox`);

  const people = [seats.candidate, seats.interviewer].map((seat) => join(url, sessionId, seat.token));
  try {
    await until('both documents are in step', () => people.every(({ provider }) => provider.synced));
    await trouble({ run, compose, people, call });
  } finally {
    for (const { provider, doc } of people) {
      provider.destroy();
      doc.destroy();
    }
  }
  await until('a program runs again', async () => passed(await test()));
  say('a program runs after all that');
  const late = join(url, sessionId, seats.interviewer.token);
  await until('one who comes late reads all', () => late.text.toJSON() === people[0].text.toJSON());
  late.provider.destroy();
  say('one who comes late reads the same text');
}

/** Two on each runner, by four interviews; all must have an answer, and half of them a good one. */
async function loseRunner({ compose, call, kill }) {
  const four = await Promise.all([1, 2, 3, 4].map(() => interview(call)));
  const asked = four.map(({ test }) => test(SLOW));
  await pause(1_000);
  const [victim] = containersOf(compose, 'runner');
  const start = Date.now();
  kill(victim);
  const answers = await Promise.all(asked);
  const told = answers.map((one) =>
    passed(one) ? 'passed' : `${one.status} ${one.body.message ?? JSON.stringify(one.body)}`,
  );
  say(`four programs, a runner killed: ${told.join(' | ')} (all answered ${Date.now() - start} ms later)`);
  if (!answers.some(passed)) throw new Trouble('the other runner went on with nothing');
}

async function loseBackend({ run, compose, people, call, kill }) {
  const backends = containersOf(compose, 'backend');
  const counts = backends.map((one) => socketsOf(run, one));
  say(`document sockets by backend: ${counts.join(', ')}`);
  kill(backends[counts.findIndex((count) => count > 0)]);
  let refused = 0;
  await until('a session starts and a program runs after a backend was killed', async () => {
    const good = passed(await (await interview(call)).test());
    refused += good ? 0 : 1;
    return good;
  });
  say(`a backend killed: a new session and a program went well after ${refused} tries that did not`);
  await until('who was on it is back', () => people.every(({ provider }) => provider.wsconnected));
}

/** Both read all lines of both, each once, in the same order, whatever the text began with. */
function whole(people) {
  const [one, other] = people.map(({ text }) => text.toJSON());
  const lines = one.split('\n').filter((line) => /^[ab]\d+$/.test(line));
  return one === other && lines.length === LINES * 2 && new Set(lines).size === LINES * 2;
}

async function trouble({ run, compose, people, call }) {
  const kill = killer(run);
  const typing = Promise.all(people.map((person, index) => type(person, 'ab'[index])));
  await pause(2_000);
  await loseRunner({ compose, call, kill });
  await loseBackend({ run, compose, people, call, kill });
  await typing;
  await until('both read every line of both', () => whole(people));
  const lost = people.map((one) => one.lost()).join(' and ');
  say(`${LINES * 2} lines typed meanwhile, all with both, none twice; sockets lost: ${lost}`);
  const running = (id) => run('docker', ['inspect', '-f', '{{.State.Running}}', id]).trim() === 'true';
  const counts = () =>
    ['backend', 'runner'].map((service) => containersOf(compose, service).filter(running).length);
  await until('all five run again', () => counts().join() === '3,2');
  say('the killed backend and the killed runner are back');
}
