// Shared documents: fan-out, cursors, saturation, joining, idle memory. Ours while it saves, beside a bare ws relay.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { connect, joinOnce, openRoom, writeHistory } from './documents/people.ts';
import type { Room } from './documents/people.ts';
import { startDatabase, startServer } from './documents/process.ts';
import type { Place, Server } from './documents/process.ts';
import type { Kind } from './documents/server.ts';

const ROOMS = 50;
const KEY_MS = 100; // ten keys a second
const FANOUT_MS = 8_000;
const FLOOD_MS = 4_000;
const IN_FLIGHT = 16;
const EDITS = 20_000;
const JOINS = 30;
const COLD_JOINS = 5;
const IDLE_ROOMS = 1_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const names = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}-${String(i)}`);
const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

type Row = Record<string, number | string>;

async function openRooms(server: Server, place: Place, prefix: string): Promise<Room[]> {
  const ids = names(prefix, ROOMS);
  if (server.kind === 'ours') await place.sessions(ids);
  return Promise.all(ids.map((id) => openRoom(server.url, id)));
}

/** One typist a room at ten keys a second, two watchers. */
async function fanOut(server: Server, place: Place, cursor: boolean): Promise<Row> {
  const rooms = await openRooms(server, place, cursor ? 'cursor' : 'plain');
  const timers = rooms.map((room, i) => {
    let timer: NodeJS.Timeout;
    const start = setTimeout(
      () => (timer = setInterval(() => room.key(cursor), KEY_MS)),
      (i * KEY_MS) / ROOMS,
    );
    return () => {
      clearTimeout(start);
      clearInterval(timer);
    };
  });
  await pause(2_000); // warm-up
  const before = await server.figures();
  const typed = rooms.reduce((sum, room) => sum + room.typed(), 0);
  for (const room of rooms) room.latencies = [];
  await pause(FANOUT_MS);
  const after = await server.figures();
  const keys = rooms.reduce((sum, room) => sum + room.typed(), 0) - typed;
  for (const stop of timers) stop();
  await pause(500);
  const all = rooms.flatMap((room) => room.latencies);
  const lost = rooms.reduce((sum, room) => sum + 2 * room.typed() - room.delivered(), 0);
  for (const room of rooms) room.close();
  return {
    'p50 ms': percentile(all, 0.5),
    'p99 ms': percentile(all, 0.99),
    'CPU µs/key': (after.cpuMicros - before.cpuMicros) / keys,
    lost,
  };
}

/** As many edits as get through, `IN_FLIGHT` under way in each room. */
async function flood(server: Server, place: Place): Promise<Row> {
  const rooms = await openRooms(server, place, 'flood');
  let on = true;
  for (const room of rooms) {
    room.onBoth = () => {
      if (on) room.key(false);
    };
    for (let i = 0; i < IN_FLIGHT; i++) room.key(false);
  }
  await pause(1_000);
  const delivered = (): number => rooms.reduce((sum, room) => sum + room.delivered(), 0);
  const [before, from, count] = [await server.figures(), performance.now(), delivered()];
  await pause(FLOOD_MS);
  const after = await server.figures();
  const [seconds, sent] = [(performance.now() - from) / 1_000, delivered() - count];
  on = false;
  const cores = (after.cpuMicros - before.cpuMicros) / 1e6 / seconds;
  await pause(500);
  for (const room of rooms) room.close();
  return {
    'delivered/s': sent / seconds,
    'server cores': cores,
    'delivered/s per core': sent / seconds / cores,
  };
}

async function joining(server: Server, place: Place): Promise<Row> {
  if (server.kind === 'ours') await place.sessions(['history']);
  await writeHistory(server.url, 'history', EDITS);
  const warm: number[] = [];
  const stay = await connect(server.url, 'history');
  let bytes = 0;
  for (let i = 0; i < JOINS; i++) {
    const one = await joinOnce(server.url, 'history');
    warm.push(one.ms);
    bytes = one.bytes;
  }
  stay.terminate();
  const row: Row = {
    'p50 ms': percentile(warm, 0.5),
    'p99 ms': percentile(warm, 0.99),
    'state KB': bytes / 1024,
  };
  if (server.kind !== 'ours') return row;
  const cold: number[] = [];
  for (let i = 0; i < COLD_JOINS; i++) {
    await freed(server);
    cold.push((await joinOnce(server.url, 'history')).ms);
  }
  row['cold open p50 ms'] = percentile(cold, 0.5);
  await freed(server);
  return row;
}

async function freed(server: Server): Promise<void> {
  const until = Date.now() + 20_000;
  for (;;) {
    const { documents, unsaved } = await server.figures();
    if (documents === 0 && unsaved === 0) return;
    if (Date.now() > until) throw new Error(`${String(documents)} documents were not freed`);
    await pause(100);
  }
}

async function idle(server: Server, place: Place): Promise<Row> {
  const ids = names('idle', IDLE_ROOMS);
  if (server.kind === 'ours') await place.sessions(ids);
  const before = await server.figures();
  const sockets = [];
  for (const id of ids) sockets.push(await connect(server.url, id));
  await pause(1_000);
  const open = await server.figures();
  for (const socket of sockets) socket.terminate();
  await pause(3_000);
  const after = await server.figures();
  return {
    'RSS KB/room': (open.rssKb - before.rssKb) / IDLE_ROOMS,
    'heap KB/room': (open.heapKb - before.heapKb) / IDLE_ROOMS,
    'rooms held after': after.documents,
  };
}

const show = (value: number | string | undefined): string =>
  typeof value === 'number'
    ? value >= 100
      ? Math.round(value).toLocaleString('en')
      : value.toFixed(2)
    : '–';

/** One line a figure: every server, and the others' share of ours. */
function print(title: string, rows: Map<Kind, Row>): void {
  console.log(`\n${title}`);
  const mine = rows.get('ours') ?? {};
  for (const figure of Object.keys(mine)) {
    const cells = [...rows].map(([kind, row]) => `${kind} ${show(row[figure])}`);
    const ratios = [...rows].flatMap(([kind, row]) => {
      const [a, b] = [mine[figure], row[figure]];
      if (kind === 'ours' || typeof a !== 'number' || typeof b !== 'number' || b === 0) return [];
      return `${(a / b).toFixed(2)} × ${kind}`;
    });
    console.log(`  ${figure.padEnd(22)} ${cells.join('   ').padEnd(48)} ${ratios.join(', ')}`);
  }
}

const peer = existsSync(join(import.meta.dirname, 'peers/node_modules/@y/websocket-server'));
const kinds: Kind[] = peer ? ['ours', 'yws', 'relay'] : ['ours', 'relay'];
const place = await startDatabase();
const servers: Server[] = [];
try {
  for (const kind of kinds) servers.push(await startServer(kind, place.where));
  console.log(`ours saves every edit to ${place.name}; the others save nothing. ${String(ROOMS)} rooms.`);
  const measure = async (
    title: string,
    work: (server: Server) => Promise<Row>,
    of = servers,
  ): Promise<void> => {
    const rows = new Map<Kind, Row>();
    for (const server of of) rows.set(server.kind, await work(server));
    print(title, rows);
  };
  const documents = servers.filter(({ kind }) => kind !== 'relay');
  await measure('ten keys a second, two watchers a room', (server) => fanOut(server, place, false));
  await measure('the same, with a cursor message a key', (server) => fanOut(server, place, true));
  await measure(`saturation, ${String(IN_FLIGHT)} edits under way a room`, (server) => flood(server, place));
  await measure(`joining after ${String(EDITS)} edits`, (server) => joining(server, place), documents);
  await measure(`${String(IDLE_ROOMS)} idle rooms, one client each`, (server) => idle(server, place));
  if (!peer) console.log('\n@y/websocket-server is measured too after: npm install --prefix bench/peers');
} finally {
  for (const server of servers) await server.stop();
  await place.stop();
}
