// Three nodes in a storm: killed, stopped, without Redis, while people type, talk and move. Nothing that was said to be
// stored is lost, nothing is there twice, and all agree. More seeds by hand: CANDOR_SEEDS=1..50. Those that once found
// something come first, by name (./found.ts).
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RoomEvent } from '../../shared/protocol.ts';
import { type Cluster, startCluster } from './cluster.ts';
import { found } from './found.ts';
import { audible, KEY, type Outcome, storm } from './storm.ts';

const [first = 1, last = 2] = (process.env['CANDOR_SEEDS'] ?? '1..2').split('..').map(Number);
const seeds = Array.from({ length: last - first + 1 }, (_, i) => first + i);
const all: [name: string, seed: number][] = [
  ...found.map(({ seed, what }): [string, number] => [`${seed} (${what})`, seed]),
  ...seeds.map((seed): [string, number] => [String(seed), seed]),
];

let cluster: Cluster;
const outcomes: Outcome[] = [];

beforeAll(async () => {
  cluster = await startCluster();
}, 180_000);
afterAll(() => cluster?.close(), 120_000);

async function journalOf(node: Cluster['nodes'][number], sessionId: string): Promise<RoomEvent[]> {
  const events: RoomEvent[] = [];
  for (;;) {
    const after = events.at(-1)?.n ?? 0;
    const { body } = await node.call('GET', `/api/sessions/${sessionId}/events?after=${after}`);
    const page = body as { events: RoomEvent[]; more: boolean };
    events.push(...page.events);
    if (!page.more) return events;
  }
}

test.each(all)(
  'seed %s: nothing acknowledged is lost, nothing is there twice',
  async (_name, seed) => {
    const outcome = await storm(cluster, seed);
    outcomes.push(outcome);
    const { sessionId, text, starter, lost, broken, talkers } = outcome;
    expect(lost).toEqual([]);
    expect(broken).toEqual([]);
    expect(starter).not.toBe('');
    expect(text.split(starter)).toHaveLength(2); // the starter code is there once, uncut

    const journals = await Promise.all(cluster.nodes.map((node) => journalOf(node, sessionId)));
    const length = Math.min(...journals.map((one) => one.length)); // people who left are told of a while later
    const journal = (journals[0] ?? []).slice(0, length);
    expect(journal.map(({ n }) => n)).toEqual(journal.map((_, i) => i + 1));
    for (const other of journals) expect(other.slice(0, length)).toEqual(journal);
    const said = journal.flatMap((event) => (event.kind === 'said' ? [event.text] : []));
    expect(new Set(said).size).toBe(said.length);
    for (const talker of talkers) expect(said).toEqual(expect.arrayContaining(talker.said));
    for (const [i, { heard }] of talkers.entries()) {
      const numbers = heard.map(({ n }) => n).filter((n) => n <= length);
      expect(numbers).toEqual(audible(journal, i === 1).slice(0, numbers.length));
    }
  },
  300_000,
);

test('a node that knows nothing but the database reads the same', async () => {
  await Promise.all(cluster.nodes.map((node) => node.kill()));
  const [fresh] = cluster.nodes;
  if (fresh === undefined) throw new Error('a cluster without nodes');
  await fresh.restart();
  for (const { sessionId, text } of outcomes) {
    const { status, body } = await fresh.call('GET', `/api/sessions/${sessionId}/documents/code`);
    expect(status).toBe(200);
    expect((body as { texts: Record<string, string> }).texts[KEY]).toBe(text);
  }
  const sum = (count: (one: Outcome) => number): number =>
    outcomes.reduce((total, one) => total + count(one), 0);
  process.stdout.write(
    `storm: ${outcomes.length} seeds, ${sum((one) => one.faults.kills)} kills, ` +
      `${sum((one) => one.faults.partitions)} partitions, ` +
      `${sum((one) => one.typists.flatMap(({ edits }) => edits).length)} edits, ` +
      `${sum((one) => one.early)} acknowledged during the storm, ` +
      `${sum((one) => one.talkers.flatMap(({ said }) => said).length)} words, ` +
      `${sum((one) => one.lost.length)} lost\n`,
  );
}, 180_000);
