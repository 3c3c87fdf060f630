// Interviews that go on while something breaks: two people type and talk in each, the candidate runs programs. Then what
// must hold is counted. Knows no fault.
import type { RoomEvent } from '../../shared/protocol.ts';
import { random } from '../server/docs/random.ts';
import { until } from '../support/browser.ts';
import { createTalker, type Talker } from './talker.ts';
import { createTypist, type Typist } from './typist.ts';
import { toldRuns, type World } from './world.ts';

const KEY = 'q1/python';
const SETTLE_MS = 180_000;
const KEY_MS = 120;
const RUN_EVERY_MS = 7_000; // rooms allow ten a minute
const PROGRAM = 'import time\nfor i in range(6):\n    print(i, flush=True)\n    time.sleep(0.4)\n';

export interface Count {
  edits: number;
  lost: number; // acknowledged, and not in the text
  runs: number;
  hanging: number; // runs without an end
  untold: number; // ended runs that no webhook told
}
interface Room {
  sessionId: string;
  typists: Typist[];
  talkers: Talker[];
}

/** Opens `count` rooms with one person of each at every node. */
export async function openInterviews(world: World, count: number, seed: number) {
  const next = random(seed);
  const rooms = await Promise.all(Array.from({ length: count }, () => openRoom(world, next)));
  let on = true;
  const work = rooms.flatMap((room) => [
    ...room.typists.map((typist) =>
      keepDoing(
        () => on,
        KEY_MS,
        async () => typist.edit(),
      ),
    ),
    keepDoing(
      () => on,
      RUN_EVERY_MS,
      async () => void (await room.talkers[0]?.run(PROGRAM)),
    ),
  ]);
  return {
    /** Lets the people stop, waits until all is still, and counts. */
    async end(): Promise<Count> {
      on = false;
      await Promise.all(work);
      const counts = [];
      for (const room of rooms) counts.push(await settled(world, room));
      for (const { typists, talkers } of rooms) for (const one of [...typists, ...talkers]) one.leave();
      return counts.reduce((sum, one) => ({
        edits: sum.edits + one.edits,
        lost: sum.lost + one.lost,
        runs: sum.runs + one.runs,
        hanging: sum.hanging + one.hanging,
        untold: sum.untold + one.untold,
      }));
    },
  };
}

async function openRoom(world: World, next: () => number): Promise<Room> {
  const [first, second] = world.nodes;
  if (first === undefined || second === undefined) throw new Error('two nodes are needed');
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { body } = await second.call('POST', '/api/test/start-session', ask);
  const { sessionId, seats } = body as {
    sessionId: string;
    seats: Record<'candidate' | 'interviewer', { token: string }>;
  };
  const typists = (
    [
      ['a', seats.candidate.token, first.url],
      ['b', seats.interviewer.token, second.url],
    ] as const
  ).map(([name, seat, url]) => createTypist({ name, sessionId, seat, key: KEY, url, random: next }));
  const talkers = [
    createTalker({ seat: seats.candidate.token, url: first.url }),
    createTalker({ seat: seats.interviewer.token, url: second.url }),
  ];
  const inside = () => typists.every((one) => one.synced()) && talkers.every((one) => one.present());
  await until(inside, 'everybody is in', SETTLE_MS);
  return { sessionId, typists, talkers };
}

async function keepDoing(goesOn: () => boolean, everyMs: number, act: () => Promise<void>): Promise<void> {
  while (goesOn()) {
    await act();
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}

async function settled(world: World, { sessionId, typists, talkers }: Room): Promise<Count> {
  await until(() => typists.every((one) => one.synced()), 'all documents are open again', SETTLE_MS);
  await until(() => talkers.every((one) => one.present()), 'all are in the room again', SETTLE_MS);
  await until(() => typists.every((one) => one.waiting().length === 0), 'all edits are stored', SETTLE_MS);
  await until(() => new Set(typists.map((one) => one.read())).size === 1, 'all replicas agree', SETTLE_MS);
  const runs = async () => {
    const journal = await journalOf(world, sessionId);
    const of = (kind: 'run.started' | 'run.ended') =>
      journal.flatMap((event) => (event.kind === kind ? [event.run] : []));
    const ended = new Set(of('run.ended'));
    const told = toldRuns(world);
    const started = of('run.started');
    return {
      runs: started.length,
      hanging: started.filter((run) => !ended.has(run)).length,
      untold: [...ended].filter((run) => !told.has(run)).length,
    };
  };
  const quiet = async () => {
    const { hanging, untold } = await runs();
    return hanging + untold === 0;
  };
  await until(quiet, 'every run has ended and was told', SETTLE_MS).catch(() => {}); // counted below
  const text = typists[0]?.read() ?? '';
  const edits = typists.flatMap((one) => one.edits);
  const removed = new Set(edits.filter(({ kind }) => kind === 'delete').map(({ mark }) => mark));
  const lost = edits.filter(({ mark, kind }) => {
    if (kind === 'delete') return text.includes(mark);
    return !removed.has(mark) && !text.includes(mark);
  });
  return { edits: edits.length, lost: lost.length, ...(await runs()) };
}

async function journalOf(world: World, sessionId: string): Promise<RoomEvent[]> {
  const events: RoomEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.n ?? 0;
    const answer = await world.nodes[1]?.call('GET', `/api/sessions/${sessionId}/events?after=${after}`);
    if (answer?.status !== 200) throw new Error(`no journal: ${JSON.stringify(answer)}`);
    const page = answer.body as { events: RoomEvent[]; more: boolean };
    events.push(...page.events);
    if (!page.more) return events;
  }
}
