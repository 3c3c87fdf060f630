// REST: start-session, GET session and the list, with 10,000 and with 1,000,000 sessions stored, beside bare Koa and pg.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import pg from 'pg';
import { operations } from '../shared/api/operations.ts';
import { type Candor, startCandor } from '../tests/support/candor.ts';
import { startDatabase } from './documents/process.ts';
import { type Ask, load } from './requests/load.ts';
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

function requests({ candor, floor, key, whole }: World): [string, () => Ask][] {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const body = JSON.stringify({
    candidateName: 'Ada Lovelace',
    difficulty: 'medium',
    language: 'python',
    totalQuestions: 3,
  });
  let n = 0;
  const turn = (): string => whole[n++ % whole.length] ?? '';
  const get = (path: string): Ask => ({ method: 'GET', url: candor.url + path, headers });
  return [
    ['start-session', () => ({ method: 'POST', url: `${candor.url}/api/test/start-session`, headers, body })],
    ['  floor', () => ({ method: 'POST', url: `${floor}/${whole[0] ?? ''}`, headers, body })],
    ['GET session', () => get(`/api/sessions/${turn()}`)],
    ['  floor', () => ({ method: 'GET', url: `${floor}/${turn()}` })],
    ['list, 50 of one key', () => get('/api/sessions')],
    ['list, by language', () => get('/api/sessions?language=python&difficulty=hard')],
    ['list, by name', () => get('/api/sessions?candidateName=lovelace')],
  ];
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

function table(rows: [string, ...string[]][]): void {
  for (const [name, ...cells] of rows) say(name.padEnd(36) + cells.map((cell) => cell.padStart(14)).join(''));
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
    for (const size of sizes) {
      const start = performance.now();
      await fill(client, world.whole[0] ?? '', size);
      say(
        `\n${size.toLocaleString('en')} sessions stored (filled in ${Math.round((performance.now() - start) / 1_000)} s), 8 requests at once`,
      );
      table([['', 'requests/s', 'p50 ms', 'p99 ms', 'failed']]);
      for (const [name, next] of requests(world)) {
        const { perSecond, p50, p99, failed } = await load(next, ms);
        table([[name, perSecond.toFixed(0), p50.toFixed(1), p99.toFixed(1), String(failed)]]);
      }
      seen.push(await plans(database.where, { session: world.whole[0] ?? '', owner: world.owner }));
    }
    say('\nStatements by themselves, ms');
    const [few = [], many = []] = seen;
    table([['', ...sizes.map((size) => size.toLocaleString('en'))]] as [string, ...string[]][]);
    table(many.map(({ what, ms: long }, i) => [what, (few[i]?.ms ?? NaN).toFixed(2), long.toFixed(2)]));
    say(`\nPlans with ${sizes.at(-1)?.toLocaleString('en') ?? ''} sessions`);
    for (const { what, text } of many) say(`\n${what}\n${text}`);
  } finally {
    await client.end();
    child.disconnect();
    await candor.close();
    await database.stop();
  }
}

await main();
