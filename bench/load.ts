// Whole interviews at once: typing with cursors, chat, runs, submissions. What a room costs as rooms, nodes and history grow.
// Rows by environment: LOAD_ROOMS=1000 LOAD_NODES=1 LOAD_SLOWER=8 npm run bench -- load
import { Console } from 'node:console';
import pg from 'pg';
import { keepGoing, openAll, SLOWER } from './load/crowd.ts';
import type { Interview } from './load/interview.ts';
import { type Figures, install, type Installation } from './load/servers.ts';

const ROOMS = (process.env['LOAD_ROOMS'] ?? '50,200,500').split(',').map(Number);
const NODES = (process.env['LOAD_NODES'] ?? '1,2,3').split(',').map(Number);
const ROOMS_AT_NODES = Number(process.env['LOAD_ROOMS_AT_NODES'] ?? '100');
const STORED = Number(process.env['LOAD_STORED'] ?? '20000'); // sessions
const MEASURE_MS = Number(process.env['LOAD_MS'] ?? '20000');
const WARM_MS = 3_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

type Row = Record<string, string | number>;

async function measure(installation: Installation, rooms: number, name: string): Promise<Row> {
  const interviews = await openAll(installation, rooms);
  const stop = keepGoing(interviews);
  await pause(WARM_MS);
  for (const { times } of interviews) for (const list of [times.edit, times.say, times.run]) list.length = 0;
  const figures = (): Promise<Figures[]> => Promise.all(installation.nodes.map((node) => node.figures()));
  const [before, from] = [await figures(), performance.now()];
  await pause(MEASURE_MS);
  const [after, seconds] = [await figures(), (performance.now() - from) / 1000];
  await stop();
  await pause(1_000);
  const all = (pick: (one: Interview) => number[]): number[] => interviews.flatMap(pick);
  const cpu = after.reduce((sum, { cpuSeconds }, i) => sum + cpuSeconds - (before[i]?.cpuSeconds ?? 0), 0);
  const sum = (count: (one: Interview) => number): number =>
    interviews.reduce((total, one) => total + count(one), 0);
  const row: Row = {
    rooms: name,
    'edit p50 ms': percentile(
      all(({ times }) => times.edit),
      0.5,
    ).toFixed(1),
    'edit p99 ms': percentile(
      all(({ times }) => times.edit),
      0.99,
    ).toFixed(1),
    'chat p99 ms': percentile(
      all(({ times }) => times.say),
      0.99,
    ).toFixed(1),
    'run p50 ms': percentile(
      all(({ times }) => times.run),
      0.5,
    ).toFixed(0),
    runs: sum(({ times }) => times.run.length),
    'web CPU %': ((cpu / seconds) * 100).toFixed(0),
    'CPU ms / room / s': ((cpu * 1000) / seconds / rooms).toFixed(2),
    'RSS MB': after.reduce((most, { rssMb }) => most + rssMb, 0).toFixed(0),
    'edits missing': sum((one) => one.missing()),
    refused: sum(({ times }) => times.refused),
  };
  for (const one of interviews) one.close();
  await pause(2_000);
  process.stdout.write(`${Object.entries(row).flat().join(' ')}\n`);
  return row;
}

/** Sessions of others; one in ten with a journal of 200 events. */
async function storeHistory(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(
      `insert into sessions (id, candidate_name, difficulty, language, questions)
       select 'old_' || n, 'Old', 'easy', 'python', '[]' from generate_series(1, $1::int) as n`,
      [STORED],
    );
    await client.query(
      `insert into journal (session_id, n, audience, kind, body)
       select 'old_' || s, n, 'room', 'said', '{"text":"hello"}'
       from generate_series(1, $1::int / 10) as s, generate_series(1, 200) as n`,
      [STORED],
    );
    await client.query('analyze');
  } finally {
    await client.end();
  }
}

const table: Row[] = [];
for (const nodes of NODES) {
  const installation = await install(nodes);
  try {
    if (nodes > 1)
      table.push(await measure(installation, ROOMS_AT_NODES, `${ROOMS_AT_NODES} on ${nodes} nodes`));
    else {
      for (const rooms of ROOMS) table.push(await measure(installation, rooms, `${rooms}`));
      table.push(await measure(installation, ROOMS_AT_NODES, `${ROOMS_AT_NODES}`));
      await storeHistory(installation.databaseUrl);
      const name = `${ROOMS_AT_NODES}, ${STORED} sessions stored`;
      table.push(await measure(installation, ROOMS_AT_NODES, name));
    }
  } finally {
    await installation.stop();
  }
}
process.stdout.write(
  'One candidate and two watchers a room, four keys a second with the cursor, chat every 20 s, a run every minute,\n' +
    `a submission every two${SLOWER === 1 ? '' : `; all of it ${SLOWER} times slower here`}. The clients share the machine with the servers: their lag is in the times.\n`,
);
new Console(process.stdout).table(table);
