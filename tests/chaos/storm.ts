// One seeded storm: people type, talk and move between nodes while nodes and Redis fail; then what must hold is gathered.
// Asserts nothing by itself.
import type { RoomEvent } from '../../shared/protocol.ts';
import { until } from '../support/browser.ts';
import { random } from '../server/docs/random.ts';
import { breakThings, type Cluster, type Faults } from './cluster.ts';
import { createTalker, type Talker } from './talker.ts';
import { createTypist, type Typist } from './typist.ts';

export const KEY = 'q1/python';
const SETTLE_MS = 90_000;
const STEP_MS = { least: 20, most: 160 };
const TALK_MS = { least: 900, most: 1_800 }; // the rooms allow one a second
const MOVING = 0.02; // of all steps

export interface Outcome {
  sessionId: string;
  faults: Faults;
  typists: Typist[];
  talkers: Talker[];
  /** The text that all replicas agreed on, and what stood in it before anybody typed. */
  text: string;
  starter: string;
  /** Acknowledged edits that are not in the text. */
  lost: string[];
  /** Marks that are there twice, or cut. */
  broken: string[];
  /** What was acknowledged before everything was whole again: only these could be lost. */
  early: number;
}
interface Seats {
  sessionId: string;
  seats: Record<'candidate' | 'interviewer' | 'observer', { token: string }>;
}

/** Resolves when all is still again; throws what it waited for in vain. */
export async function storm(cluster: Cluster, seed: number): Promise<Outcome> {
  const next = random(seed);
  const url = (): string => {
    const node = cluster.nodes[Math.floor(next() * cluster.nodes.length)];
    if (node === undefined) throw new Error('a cluster without nodes');
    return node.url;
  };
  const { sessionId, seats } = await startSession(cluster);
  const place = (name: string, role: keyof Seats['seats']): Typist =>
    createTypist({ name, sessionId, seat: seats[role].token, key: KEY, url: url(), random: next });
  const typists = [place('a', 'candidate'), place('b', 'interviewer'), place('c', 'interviewer')];
  const watcher = place('w', 'observer');
  const talkers = (['candidate', 'interviewer', 'observer'] as const).map((role) =>
    createTalker({ seat: seats[role].token, url: url() }),
  );
  const everybody = [...typists, watcher];
  try {
    await until(() => everybody.every((one) => one.synced()), 'all documents are open', SETTLE_MS);
    await until(() => talkers.every((one) => one.present()), 'all are in the room', SETTLE_MS);
    const starter = watcher.read();
    let raging = true;
    const people = [
      ...typists.map((one) => keepTyping(one, { next, url, goesOn: () => raging })),
      keepMoving(watcher, { next, url, goesOn: () => raging }),
      ...talkers.slice(0, 2).map((one, i) => keepTalking(one, i, { next, url, goesOn: () => raging })),
    ];
    const faults = await breakThings(cluster, next).finally(() => (raging = false));
    const early = typists.flatMap(({ edits }) => edits.filter((edit) => edit.acknowledged)).length;
    await Promise.all(people);
    await settle(typists, watcher, talkers);
    const text = watcher.read();
    return { sessionId, faults, typists, talkers, text, starter, early, ...compare(typists, text) };
  } catch (error) {
    throw new Error(describe(cluster, everybody, talkers), { cause: error });
  } finally {
    for (const one of [...everybody, ...talkers]) one.leave();
  }
}

/** Where everybody stood when it went wrong, and what the nodes said last. */
function describe(cluster: Cluster, typists: Typist[], talkers: Talker[]): string {
  const typing = typists.map(
    (one) =>
      `${one.name} at ${one.url()}: synced ${one.synced()}, closed ${one.closed()}, ${one.waiting().length} unsaved`,
  );
  const talking = talkers.map((one) => `present ${one.present()}, refused ${one.refused()}`);
  const nodes = cluster.nodes.map(({ url, printed }) => `${url}\n${printed().slice(-4_000)}`);
  return ['the storm did not settle', ...typing, ...talking, ...nodes].join('\n');
}

async function startSession(cluster: Cluster): Promise<Seats> {
  const [node] = cluster.nodes;
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const answer = await node?.call('POST', '/api/test/start-session', ask);
  if (answer?.status !== 200 && answer?.status !== 201)
    throw new Error(`no session: ${JSON.stringify(answer)}`);
  return answer.body as Seats;
}

interface Stage {
  next: () => number;
  url: () => string;
  goesOn: () => boolean;
}
const between = (next: () => number, { least, most }: { least: number; most: number }): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, least + next() * (most - least)));

async function keepTyping(typist: Typist, { next, url, goesOn }: Stage): Promise<void> {
  while (goesOn()) {
    await between(next, STEP_MS);
    typist.edit();
    if (next() < MOVING) typist.move(url());
  }
}

async function keepMoving(watcher: Typist, { next, url, goesOn }: Stage): Promise<void> {
  while (goesOn()) {
    await between(next, TALK_MS);
    if (next() < 0.3) watcher.move(url());
  }
}

async function keepTalking(talker: Talker, who: number, { next, url, goesOn }: Stage): Promise<void> {
  const sayings: Promise<void>[] = [];
  for (let i = 0; goesOn(); i++) {
    await between(next, TALK_MS);
    if (next() < 0.1) talker.move(url());
    if (talker.present()) sayings.push(talker.say(`word ${who}/${i}`));
  }
  await Promise.all(sayings);
}

/** Everything is alive again: all agree, all is stored, all have heard the same. */
async function settle(typists: Typist[], watcher: Typist, talkers: Talker[]): Promise<void> {
  const everybody = [...typists, watcher];
  await until(() => everybody.every((one) => one.synced()), 'all documents are open again', SETTLE_MS);
  await until(() => talkers.every((one) => one.present()), 'all are in the room again', SETTLE_MS);
  await until(() => new Set(everybody.map((one) => one.read())).size === 1, 'all replicas agree', SETTLE_MS);
  await until(() => typists.every((one) => one.waiting().length === 0), 'all edits are stored', SETTLE_MS);
  const [first, ...others] = talkers;
  const last = (one: Talker | undefined): number => one?.heard.at(-1)?.n ?? 0;
  await until(() => others.every((one) => last(one) === last(first)), 'all have heard the same', SETTLE_MS);
}

function compare(typists: Typist[], text: string): { lost: string[]; broken: string[] } {
  const lost: string[] = [];
  const broken: string[] = [];
  for (const { edits } of typists) {
    const removed = new Map(edits.flatMap((edit) => (edit.kind === 'delete' ? [[edit.mark, edit]] : [])));
    for (const { mark, kind, acknowledged } of edits) {
      if (kind === 'delete') continue;
      const times = text.split(mark).length - 1;
      const removal = removed.get(mark);
      if (times > 1) broken.push(mark);
      if (removal === undefined ? acknowledged && times === 0 : removal.acknowledged && times > 0)
        lost.push(`${removal === undefined ? 'insert' : 'delete'} of ${mark}`);
    }
  }
  return { lost, broken };
}

/** What a seat may hear of a journal. */
export const audible = (journal: RoomEvent[], interviewer: boolean): number[] =>
  journal.filter(({ audience }) => interviewer || audience === 'room').map(({ n }) => n);
