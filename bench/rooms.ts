// Shared documents: keystrokes, cursors, saturation, joining, idle rooms, two nodes. Ours saves every edit, peers nothing.
// `npm run bench -- rooms NAME…` takes only the rows whose name contains one of the words, e.g. `cursors join`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { breaking } from './documents/broken.ts';
import { idle, joining } from './documents/opening.ts';
import { startDatabase, startServer } from './documents/process.ts';
import type { Server } from './documents/process.ts';
import { startRedis } from './documents/redis.ts';
import type { Kind } from './documents/server.ts';
import { compare, print } from './documents/table.ts';
import type { Measure } from './documents/table.ts';
import { betweenNodes, fanOut, flood } from './documents/typing.ts';
import type { Row } from './documents/typing.ts';

const KEY_MS = 100; // ten keys a second
const ROUNDS = 2; // the machine is never quiet: each server's better round counts

interface Part {
  name: string;
  title: string;
  work: Measure;
  of: Kind[];
  rounds?: number;
}

const all: Kind[] = ['ours', 'yws', 'hocuspocus', 'relay', 'socket.io'];
const documents: Kind[] = ['ours', 'yws', 'hocuspocus'];
const place = await startDatabase();
const redis = await startRedis();
const running = new Map<string, Server>();

/** Each server is started when it is first measured, and `name` tells several of one kind apart. */
async function started(kind: Kind, name: string = kind, url?: string): Promise<Server> {
  const server = running.get(name) ?? (await startServer(kind, place.where, url));
  running.set(name, server);
  return server;
}

const typing =
  (rooms: number, cursor: boolean, keyMs = KEY_MS): Measure =>
  (server) =>
    fanOut(server, place, { rooms, cursor, keyMs });

const parts: Part[] = [
  { name: 'keys-1', title: '1 room, ten keys a second', work: typing(1, false), of: all },
  { name: 'keys-50', title: '50 rooms, ten keys a second', work: typing(50, false), of: all },
  { name: 'cursors-50', title: '50 rooms, with a cursor message a key', work: typing(50, true), of: all },
  {
    name: 'keys-200',
    title: '200 rooms, ten keys a second',
    work: typing(200, false),
    of: all,
    rounds: ROUNDS,
  },
  {
    name: 'cursors-200',
    title: '200 rooms, with a cursor message a key',
    work: typing(200, true),
    of: all,
    rounds: ROUNDS,
  },
  {
    name: 'keys-1000',
    title: '1,000 rooms, a key every two seconds: the load of 50',
    work: typing(1_000, false, 2_000),
    of: documents,
  },
  {
    name: 'saturation',
    title: '50 rooms, 16 edits under way in each',
    work: (server) => flood(server, place, 50),
    of: all,
    rounds: ROUNDS,
  },
  {
    name: 'join-20k',
    title: 'joining after 20,000 edits',
    work: (server) => joining(server, place, 20_000),
    of: documents,
  },
  {
    name: 'join-200k',
    title: 'joining after 200,000 edits',
    work: (server) => joining(server, place, 200_000),
    of: documents,
  },
  {
    name: 'idle',
    title: '1,000 idle rooms, one client each',
    work: (server) => idle(server, place, 1_000),
    of: all,
  },
  {
    name: 'broken',
    title: 'four broken messages',
    work: (server) => breaking(server, place),
    of: documents,
  },
];

const words = process.argv.slice(2);
const wanted = (name: string): boolean => words.length === 0 || words.some((word) => name.includes(word));
const installed = existsSync(join(import.meta.dirname, 'peers/node_modules/@hocuspocus/server'));
const here = (kind: Kind): boolean => installed || (kind !== 'yws' && kind !== 'hocuspocus');

/** Two nodes of each that can be several. */
async function measureNodes(): Promise<void> {
  if (redis === null) {
    console.log('\ntwo nodes are not measured: redis-server is missing');
    return;
  }
  const rows = new Map<string, Row>();
  for (const kind of (['ours', 'hocuspocus'] as const).filter(here)) {
    const nodes: [Server, Server] = [
      await started(kind, `${kind} 1`, redis.url),
      await started(kind, `${kind} 2`, redis.url),
    ];
    rows.set(kind, await betweenNodes(nodes, place, redis, { rooms: 50, cursor: false, keyMs: KEY_MS }));
  }
  print('two nodes over Redis, 50 rooms', rows);
}

try {
  console.log(
    `ours saves every edit to ${place.name}; the others save nothing. One typist a room, two watchers.`,
  );
  for (const { name, title, work, of, rounds = 1 } of parts.filter((part) => wanted(part.name))) {
    const servers: Server[] = [];
    for (const kind of of.filter(here)) servers.push(await started(kind));
    print(`${title} (${name})`, await compare(servers, work, rounds));
  }
  if (wanted('nodes')) await measureNodes();
  if (!installed)
    console.log('\nother people’s servers are measured too after: npm install --prefix bench/peers');
} finally {
  for (const server of running.values()) await server.stop();
  await redis?.stop();
  await place.stop();
}
