// What is decided at one node holds at the other: a seat's right to write, its revocation, the session's end; also when
// Redis is away at that moment.
import pg from 'pg';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { closeCodes } from '../../shared/close-codes.ts';
import { until } from '../support/browser.ts';
import { random } from '../server/docs/random.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { createTalker, type Talker } from './talker.ts';
import { createTypist, type Typist } from './typist.ts';

const PATIENCE_MS = 60_000;
const KEY = 'q1/python';

interface Issued {
  id: string;
  token: string;
}
interface Place {
  typist: Typist;
  talker: Talker;
  seat: Issued;
  sessionId: string;
}

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster(2);
}, 180_000);
afterAll(() => cluster?.close(), 120_000);

/** Until the test is over. */
async function loseRedis(): Promise<void> {
  await cluster.redis.crash();
  onTestFinished(() => cluster.redis.revive(), PATIENCE_MS);
}
function node(which: 0 | 1): Cluster['nodes'][number] {
  const found = cluster.nodes[which];
  if (found === undefined) throw new Error('a node is missing');
  return found;
}
async function call<T>(method: string, path: string, body?: unknown, at: 0 | 1 = 0): Promise<T> {
  const answer = await node(at).call(method, path, body);
  if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
  return answer.body as T;
}

/** Somebody who types and talks at one node, with the document open and the room entered, until the test is over. */
async function sit(which: 0 | 1, sessionId: string, seat: Issued): Promise<Place> {
  const { url } = node(which);
  const name = `${seat.id.slice(-4)}/`;
  const typist = createTypist({ name, sessionId, seat: seat.token, key: KEY, url, random: random(1) });
  const talker = createTalker({ seat: seat.token, url });
  onTestFinished(() => {
    typist.leave();
    talker.leave();
  });
  await until(() => typist.synced() && talker.present(), `${seat.id} is in`, PATIENCE_MS);
  return { typist, talker, seat, sessionId };
}

/** A session with its candidate at the first node, and one more interviewer at the second; `prepare` gets that seat. */
async function interview(
  prepare = async (_seat: Issued): Promise<void> => {},
): Promise<{ sessionId: string; ada: Place; ivo: Place }> {
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const started = await call<{ sessionId: string; seats: { candidate: Issued } }>(
    'POST',
    '/api/test/start-session',
    ask,
  );
  const { sessionId, seats } = started;
  const extra = await call<Issued>('POST', `/api/sessions/${sessionId}/seats`, {
    role: 'interviewer',
    name: 'Ivo',
  });
  await prepare(extra);
  const [ada, ivo] = [await sit(0, sessionId, seats.candidate), await sit(1, sessionId, extra)];
  await seen(ivo, ada);
  return { sessionId, ada, ivo };
}

/** One edit of `from` has reached `to`: whatever `from`'s node told before has been heard, too. */
async function seen(from: Place, to: Place): Promise<void> {
  from.typist.edit();
  await until(() => from.typist.read() === to.typist.read(), 'an edit has crossed', PATIENCE_MS);
}

/** What it still types reaches nobody, by this connection or a new one; the candidate's own edits go on. */
async function unheard(place: Place, ada: Place, code: number): Promise<void> {
  const { typist } = place;
  const closed = (): boolean => {
    if (typist.closed() === null) typist.edit(); // the first may still be in time
    return typist.closed() !== null;
  };
  await until(closed, 'its document is closed', PATIENCE_MS);
  expect(typist.closed()).toBe(code);
  do typist.edit();
  while (typist.edits.at(-1)?.kind !== 'insert');
  typist.move(node(1).url);
  await until(() => typist.synced() || typist.closed() !== null, 'it is answered', PATIENCE_MS);
  ada.typist.edit();
  await until(() => ada.typist.waiting().length === 0, 'the other edit is stored', PATIENCE_MS);
  const texts = await textsOf(ada.sessionId);
  expect(texts).toBe(ada.typist.read());
  expect(texts).not.toContain(typist.edits.at(-1)?.mark);
}

/** As that node has it. */
async function textsOf(sessionId: string, at: 0 | 1 = 0): Promise<string | undefined> {
  const path = `/api/sessions/${sessionId}/documents/code`;
  return (await call<{ texts: Record<string, string> }>('GET', path, undefined, at)).texts[KEY];
}

test('the right to write is taken and given at one node, and holds at the other', async () => {
  const { sessionId, ada, ivo } = await interview();
  const path = `/api/sessions/${sessionId}/seats/${ivo.seat.id}`;
  await call('PATCH', path, { write: false });
  const told = (write: boolean): boolean =>
    ivo.talker.heard.some((event) => event.kind === 'permitted' && event.write === write);
  await until(() => told(false), 'the room is told', PATIENCE_MS);
  await seen(ada, ivo); // reading goes on
  await unheard(ivo, ada, closeCodes.forbidden);

  await call('PATCH', path, { write: true });
  await until(() => told(true), 'the room is told again', PATIENCE_MS);
  const again = await sit(1, sessionId, ivo.seat);
  await seen(again, ada);
}, 300_000);

test('a seat that is revoked at one node is gone from the other, for good', async () => {
  const { sessionId, ada, ivo } = await interview();
  await call('DELETE', `/api/sessions/${sessionId}/seats/${ivo.seat.id}`);
  await until(() => ivo.typist.closed() !== null, 'its document is closed', PATIENCE_MS);
  await until(() => !ivo.talker.present(), 'its room is closed', PATIENCE_MS);
  await unheard(ivo, ada, closeCodes.revoked);
  ivo.talker.move(node(1).url);
  await until(() => ivo.talker.refused() === 'bad_seat', 'the room refuses it', PATIENCE_MS);
}, 300_000);

test('revoked while Redis is away: its room and its document are closed all the same', async () => {
  const { sessionId, ada, ivo } = await interview();
  await loseRedis();
  await call('DELETE', `/api/sessions/${sessionId}/seats/${ivo.seat.id}`);
  await until(
    async () => {
      if (ivo.talker.present()) await ivo.talker.say('am I still here?');
      return !ivo.talker.present();
    },
    'its room is closed, though no node could tell another',
    PATIENCE_MS,
  );
  await until(() => ivo.typist.closed() === closeCodes.revoked, 'its document is closed', PATIENCE_MS);
  await unheard(ivo, ada, closeCodes.revoked);
}, 300_000);

test('what is decided while Redis is away holds at the other node at once', async () => {
  const { sessionId, ada, ivo } = await interview();
  await loseRedis();
  const path = `/api/sessions/${sessionId}/seats/${ivo.seat.id}`;
  await call('PATCH', path, { write: false });
  await until(
    () => ivo.talker.heard.some((event) => event.kind === 'permitted' && !event.write),
    'the room is told',
    PATIENCE_MS,
  );
  await unheard(ivo, ada, closeCodes.forbidden);
  await call('POST', `/api/sessions/${sessionId}/end`);
  await until(() => ivo.talker.heard.some(({ kind }) => kind === 'ended'), 'the end is told', PATIENCE_MS);
  await until(() => ada.typist.closed() === closeCodes.ended, 'its document is closed', PATIENCE_MS);
}, 300_000);

test('a session that ends at one node has ended at the other', async () => {
  const { sessionId, ada, ivo } = await interview();
  await call('POST', `/api/sessions/${sessionId}/end`);
  for (const { typist, talker } of [ada, ivo]) {
    await until(() => typist.closed() === closeCodes.ended, 'documents are closed', PATIENCE_MS);
    await until(() => talker.heard.some(({ kind }) => kind === 'ended'), 'the room is told', PATIENCE_MS);
    const said = talker.said.length;
    await talker.say('one word more');
    expect(talker.said).toHaveLength(said);
  }
  const text = await textsOf(sessionId);
  ivo.typist.edit();
  ivo.typist.move(node(1).url); // interviewers may still read
  await until(() => ivo.typist.synced() || ivo.typist.closed() !== null, 'it is answered', PATIENCE_MS);
  expect(await textsOf(sessionId)).toBe(text);
}, 300_000);

/** Types all the while; `cut` says from which moment (ms) on that should not count any more. Returns how long it did. */
async function typeUntilCut(
  { typist, sessionId }: Place,
  code: number,
  cut: () => Promise<number>,
): Promise<number> {
  let closedAt = 0;
  const type = (): void => {
    if (closedAt === 0 && typist.closed() !== null) closedAt = Date.now();
    typist.edit();
  };
  const typing = setInterval(type, TYPING_MS);
  onTestFinished(() => clearInterval(typing));
  const from = await cut();
  await until(() => closedAt > 0, 'its document is closed', PATIENCE_MS);
  expect(typist.closed()).toBe(code);
  const inTime = typist.edits.length;
  await until(() => typist.edits.length > inTime + 5, 'it goes on typing', PATIENCE_MS);
  clearInterval(typing);
  let text = '';
  const agree = async (): Promise<boolean> =>
    (text = (await textsOf(sessionId, 0)) ?? '') === (await textsOf(sessionId, 1));
  await until(agree, 'both nodes have the same text', PATIENCE_MS);
  // Of what was typed one after the other, the text has the first and nothing after the cut.
  const gone = new Set(typist.edits.flatMap(({ kind, mark }) => (kind === 'delete' ? mark : [])));
  const whether = (from: number): boolean[] =>
    typist.edits.slice(from).flatMap(({ mark }) => (gone.has(mark) ? [] : text.includes(mark)));
  const taken = whether(0);
  expect(taken).toEqual(taken.toSorted((a, b) => Number(b) - Number(a)));
  expect(whether(inTime)).not.toContain(true);
  return closedAt - from;
}
const TYPING_MS = 10;
const LIFE_MS = 20_000; // of a seat that expires: long enough to sit down on a busy machine

/** Gives the seat that long, and says until when. */
async function shorten(seat: Issued): Promise<number> {
  const client = new pg.Client(cluster.database.url);
  await client.connect();
  const expiresAt = Date.now() + LIFE_MS;
  await client.query('update seats set expires_at = $2 where id = $1', [seat.id, new Date(expiresAt)]);
  await client.end();
  return expiresAt;
}

test('revoked, ended or expired while it types at the other node: closed at once, no later edit taken', async () => {
  let expiresAt = 0;
  const expiring = await interview(async (seat) => void (expiresAt = await shorten(seat)));
  const revoking = await interview();
  const path = `/api/sessions/${revoking.sessionId}/seats/${revoking.ivo.seat.id}`;
  const asked = async (method: string, what: string): Promise<number> => {
    const from = Date.now();
    await call(method, what);
    return from;
  };
  const revoked = await typeUntilCut(revoking.ivo, closeCodes.revoked, () => asked('DELETE', path));
  const ending = await interview();
  const end = `/api/sessions/${ending.sessionId}/end`;
  const ended = await typeUntilCut(ending.ivo, closeCodes.ended, () => asked('POST', end));
  const expired = await typeUntilCut(expiring.ivo, closeCodes.badSeat, async () => expiresAt);
  process.stdout.write(
    `closed at the other node, ms after the request or the moment: revoked ${revoked}, ended ${ended}, expired ${expired}\n`,
  );
}, 300_000);
