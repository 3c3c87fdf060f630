// Shared documents: keystrokes, cursors, saturation, joining, idle rooms, two nodes. Ours saves every edit, peers nothing.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { idle, joining } from './documents/opening.ts';
import { startDatabase, startServer } from './documents/process.ts';
import type { Server } from './documents/process.ts';
import { startRedis } from './documents/redis.ts';
import type { Kind } from './documents/server.ts';
import { betweenNodes, fanOut, flood } from './documents/typing.ts';
import type { Row } from './documents/typing.ts';

const KEY_MS = 100; // ten keys a second
const ROUNDS = 2; // the machine is never quiet: each server's better round counts

type Rows = Map<string, Row>;
type Measure = (server: Server) => Promise<Row>;

const show = (value: number | string | undefined): string =>
  typeof value !== 'number'
    ? '–'
    : Math.abs(value) >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toFixed(2);

/** One line a figure: every server, and ours as a multiple of the others. */
function print(title: string, rows: Rows): void {
  const [first] = rows;
  if (first === undefined) return;
  const [mineName, mine] = first;
  console.log(`\n${title}`);
  for (const figure of Object.keys(mine)) {
    const cells = [...rows].map(([kind, row]) => `${kind} ${show(row[figure])}`);
    const ratios = [...rows].flatMap(([kind, row]) => {
      const [a, b] = [mine[figure], row[figure]];
      if (kind === mineName || typeof a !== 'number' || typeof b !== 'number' || b === 0) return [];
      return `${(a / b).toFixed(2)} × ${kind}`;
    });
    console.log(`  ${figure.padEnd(24)} ${cells.join('   ').padEnd(48)} ${ratios.join(', ')}`);
  }
}

/** All servers in turn, more than once; of each the round that took the least CPU. */
async function compare(servers: Server[], work: Measure, rounds: number): Promise<Rows> {
  const rows: Rows = new Map();
  for (let round = 0; round < rounds; round++)
    for (const server of servers) {
      const row = await work(server);
      const best = rows.get(server.kind);
      if (best === undefined || cost(row) < cost(best)) rows.set(server.kind, row);
    }
  return rows;
}

function cost(row: Row): number {
  const [cpu, delivered] = [row['CPU µs/key'], row['delivered/s per core']];
  if (typeof cpu === 'number') return cpu;
  return typeof delivered === 'number' ? -delivered : 0;
}

const peer = existsSync(join(import.meta.dirname, 'peers/node_modules/@y/websocket-server'));
const kinds: Kind[] = peer ? ['ours', 'yws', 'relay'] : ['ours', 'relay'];
const place = await startDatabase();
const redis = await startRedis();
const servers: Server[] = [];
const start = async (kind: Kind, url?: string): Promise<Server> => {
  const server = await startServer(kind, place.where, url);
  servers.push(server);
  return server;
};

try {
  const all: Server[] = [];
  for (const kind of kinds) all.push(await start(kind));
  const [ours] = all;
  if (ours === undefined) throw new Error('no server of ours');
  const documents = all.filter(({ kind }) => kind !== 'relay');
  const typing = (rooms: number, cursor: boolean, keyMs = KEY_MS): Measure => {
    return (server) => fanOut(server, place, { rooms, cursor, keyMs });
  };
  const measure = async (title: string, work: Measure, of = all, rounds = 1): Promise<void> =>
    print(title, await compare(of, work, rounds));

  console.log(
    `ours saves every edit to ${place.name}; the others save nothing. One typist a room, two watchers.`,
  );
  await measure('1 room, ten keys a second', typing(1, false));
  await measure('50 rooms, ten keys a second', typing(50, false), all, ROUNDS);
  await measure('50 rooms, with a cursor message a key', typing(50, true), all, ROUNDS);
  await measure('200 rooms, ten keys a second', typing(200, false), all, ROUNDS);
  await measure('200 rooms, with a cursor message a key', typing(200, true), all, ROUNDS);
  await measure(
    '1,000 rooms, a key every two seconds: the load of 50',
    typing(1_000, false, 2_000),
    documents,
  );
  await measure('50 rooms, 16 edits under way in each', (server) => flood(server, place, 50), all, ROUNDS);
  await measure('joining after 20,000 edits', (server) => joining(server, place, 20_000), documents);
  await measure('joining after 200,000 edits', (server) => joining(server, place, 200_000), documents);
  await measure('1,000 idle rooms, one client each', (server) => idle(server, place, 1_000));
  if (redis === null) console.log('\ntwo nodes are not measured: redis-server is missing');
  else {
    const nodes: [Server, Server] = [await start('ours', redis.url), await start('ours', redis.url)];
    const between = { rooms: 50, cursor: false, keyMs: KEY_MS };
    print(
      'two nodes over Redis, 50 rooms',
      new Map([['ours', await betweenNodes(nodes, place, redis, between)]]),
    );
  }
  if (!peer) console.log('\n@y/websocket-server is measured too after: npm install --prefix bench/peers');
} finally {
  for (const server of servers) await server.stop();
  await redis?.stop();
  await place.stop();
}
