// REST: start-session, GET session and the list, with 10,000 and with 1,000,000 sessions stored, beside bare Koa and pg.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { operations } from '../shared/api/operations.ts';
import { type Candor, startCandor } from '../tests/support/candor.ts';
import { startDatabase } from './documents/process.ts';
import { type Ask, type Figures, load } from './requests/load.ts';
import { type Plan, plans } from './requests/plans.ts';
import { fill } from './requests/rows.ts';

const sizes = [10_000, 1_000_000];
const ms = 5_000; // each figure
const asked = 200; // sessions that GET asks for in turn

const say = (line = ''): void => void process.stdout.write(`${line}\n`);

interface World {
  candor: Candor;
  floor: string;
  key: string;
  owner: string; // of the key
  whole: string[]; // sessions that the API started
}

interface Request {
  name: string;
  next: () => Ask;
  floor?: () => Ask; // the same by bare Koa and pg
}

function requests({ candor, floor, key, whole }: World): Request[] {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({
    candidateName: 'Grace Hopper',
    difficulty: 'medium',
    language: 'python',
    totalQuestions: 3,
  });
  let n = 0;
  const turn = (): string => whole[n++ % whole.length] ?? '';
  const get = (path: string): Ask => ({ method: 'GET', url: candor.url + path, headers });
  return [
    {
      name: 'start-session',
      next: () => ({ method: 'POST', url: `${candor.url}/api/test/start-session`, headers, body }),
      floor: () => ({ method: 'POST', url: `${floor}/${whole[0] ?? ''}`, headers, body }),
    },
    {
      name: 'GET session',
      next: () => get(`/api/sessions/${turn()}`),
      floor: () => ({ method: 'GET', url: `${floor}/${turn()}`, headers }),
    },
    { name: 'list, 50 of one key', next: () => get('/api/sessions') },
    { name: 'list, by language', next: () => get('/api/sessions?language=python&difficulty=hard') },
    // Of the sessions made before: what `start-session` adds while it is measured must not make more of them match.
    { name: 'list, by name', next: () => get('/api/sessions?candidateName=ada%201') },
  ];
}

/** A row of figures; for what has a floor, a row of that too, and how many times as many it answers. */
async function measure({ name, next, floor }: Request): Promise<void> {
  const own = await load(next, ms);
  const bare = floor === undefined ? null : await load(floor, ms);
  const row = (title: string, { perSecond, p50, p99, failed }: Figures, ratio = ''): void =>
    table([[title, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), String(failed), ratio]]);
  row(name, own, bare === null ? '' : `1 / ${(bare.perSecond / own.perSecond).toFixed(1)}`);
  if (bare !== null) row('  floor', bare);
}

/** The plan without its figures: what the database does, not how long. */
const shapeOf = (text: string): string => text.replaceAll(/\(.*|\d+/g, '');

function showPlans(few: Plan[], many: Plan[]): void {
  say('\nStatements by themselves, ms');
  table([['', ...sizes.map((size) => size.toLocaleString('en'))]]);
  table(many.map(({ what, ms: long }, i) => [what, (few[i]?.ms ?? NaN).toFixed(2), long.toFixed(2)]));
  for (const [i, { what, text }] of many.entries()) {
    const before = few[i]?.text ?? '';
    const same = shapeOf(before) === shapeOf(text);
    say(
      `\n${what}, ${sizes.at(-1)?.toLocaleString('en') ?? ''} sessions${same ? ' (and fewer: the same plan)' : ''}`,
    );
    say(text);
    if (!same) say(`  with ${sizes[0]?.toLocaleString('en') ?? ''}:\n${before}`);
  }
}

async function prepare(candor: Candor, floor: string): Promise<World> {
  const limits = { general: 1_000_000, sessions: 1_000_000, execution: 1_000_000 };
  const made = await candor.call('POST', '/api/keys', {
    name: 'bench',
    scopes: ['sessions', 'read'],
    limits,
  });
  const { secret, key } = operations.createKey.response.parse(made.body);
  const whole: string[] = [];
  for (let i = 0; i < asked; i++) {
    const response = await fetch(`${candor.url}/api/test/start-session`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: JSON.stringify({ candidateName: `Ada ${i}`, difficulty: 'mixed', totalQuestions: 3 }),
    });
    whole.push(operations.startSession.response.parse(await response.json()).sessionId);
  }
  return { candor, floor, key: secret, owner: key.id, whole };
}

function table(rows: string[][]): void {
  for (const [name = '', ...cells] of rows)
    say(name.padEnd(36) + cells.map((cell) => cell.padStart(14)).join(''));
}

async function main(): Promise<void> {
  const database = await startDatabase();
  const candor = await startCandor({ DATABASE_URL: database.where, LOG_LEVEL: 'error' });
  const child = fork(join(import.meta.dirname, 'requests/floor.ts'), [database.where]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const client = new pg.Client({ connectionString: database.where });
  await client.connect();
  const seen: Plan[][] = [];
  try {
    const world = await prepare(candor, `http://127.0.0.1:${port}`);
    child.send((await candor.call('GET', `/api/sessions/${world.whole[0] ?? ''}`)).body as object);
    for (const size of sizes) {
      const start = performance.now();
      await fill(client, world.whole[0] ?? '', size);
      say(
        `\n${size.toLocaleString('en')} sessions stored (filled in ${Math.round((performance.now() - start) / 1_000)} s), 8 requests at once`,
      );
      table([['', 'requests/s', 'p50 ms', 'p99 ms', 'failed', 'of the floor']]);
      for (const request of requests(world)) await measure(request);
      seen.push(await plans(database.where, { session: world.whole[0] ?? '', owner: world.owner }));
    }
    const [few = [], many = []] = seen;
    showPlans(few, many);
  } finally {
    await client.end();
    child.disconnect();
    await candor.close();
    await database.stop();
  }
}

await main();
