// Rooms with one typist and two watchers each: what a keystroke costs the server, and when it arrives.
import { openRoom } from './people.ts';
import type { Room } from './people.ts';
import type { Place, Server } from './process.ts';
import type { BenchRedis } from './redis.ts';

export type Row = Record<string, number | string>;

const MEASURED_MS = 4_000;
const WARM_UP_MS = 1_500;
const LAST_MS = 500; // what is still under way arrives
const LOST_MS = 10_000; // and what has not by then is lost
const OPEN_AT_ONCE = 50;

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
export const percentile = (values: number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

let opened = 0;

/** New sessions with their rooms. */
async function openRooms(server: Server, place: Place, count: number, elsewhere = server): Promise<Room[]> {
  const ids = Array.from({ length: count }, () => `bench-${String(opened++)}`);
  if (server.kind === 'ours') await place.sessions(ids);
  const rooms: Room[] = [];
  while (rooms.length < count) {
    const next = ids.slice(rooms.length, rooms.length + OPEN_AT_ONCE);
    rooms.push(...(await Promise.all(next.map((id) => openRoom(server, id, elsewhere)))));
  }
  return rooms;
}

interface Typing {
  rooms: number;
  keyMs: number; // between two keys of one typist
  cursor: boolean;
}

/** Starts all typists, evenly spread. Returns the undo. */
function startTyping(rooms: Room[], { keyMs, cursor }: Typing): () => void {
  const stops = rooms.map((room, i) => {
    let timer: NodeJS.Timeout;
    const start = setTimeout(
      () => (timer = setInterval(() => room.key(cursor), keyMs)),
      (i * keyMs) / rooms.length,
    );
    return () => {
      clearTimeout(start);
      clearInterval(timer);
    };
  });
  return () => {
    for (const stop of stops) stop();
  };
}

const typedIn = (rooms: Room[]): number => rooms.reduce((sum, room) => sum + room.typed(), 0);

export async function fanOut(server: Server, place: Place, typing: Typing): Promise<Row> {
  const rooms = await openRooms(server, place, typing.rooms);
  const stop = startTyping(rooms, typing);
  await pause(WARM_UP_MS);
  const before = await server.figures();
  const typed = typedIn(rooms);
  for (const room of rooms) room.latencies = [];
  await pause(MEASURED_MS);
  const after = await server.figures();
  const keys = typedIn(rooms) - typed;
  stop();
  const missing = (): number => rooms.reduce((sum, room) => sum + 2 * room.typed() - room.delivered(), 0);
  for (let waited = 0; missing() > 0 && waited < LOST_MS; waited += LAST_MS) await pause(LAST_MS);
  const all = rooms.flatMap((room) => room.latencies);
  const lost = missing();
  for (const room of rooms) room.close();
  return {
    'p50 ms': percentile(all, 0.5),
    'p99 ms': percentile(all, 0.99),
    'CPU µs/key': (after.cpuMicros - before.cpuMicros) / keys,
    lost,
  };
}

const FLOOD_MS = 4_000;
const IN_FLIGHT = 16;

/** As many edits as get through, `IN_FLIGHT` under way in each room. */
export async function flood(server: Server, place: Place, count: number): Promise<Row> {
  const rooms = await openRooms(server, place, count);
  let on = true;
  for (const room of rooms) {
    room.onBoth = () => {
      if (on) room.key(false);
    };
    for (let i = 0; i < IN_FLIGHT; i++) room.key(false);
  }
  await pause(WARM_UP_MS);
  const delivered = (): number => rooms.reduce((sum, room) => sum + room.delivered(), 0);
  const [before, from, already] = [await server.figures(), performance.now(), delivered()];
  await pause(FLOOD_MS);
  const after = await server.figures();
  const [seconds, sent] = [(performance.now() - from) / 1_000, delivered() - already];
  on = false;
  const cores = (after.cpuMicros - before.cpuMicros) / 1e6 / seconds;
  await pause(LAST_MS);
  for (const room of rooms) room.close();
  return {
    'delivered/s': sent / seconds,
    'server cores': cores,
    'delivered/s per core': sent / seconds / cores,
  };
}

/** Typists at one node, watchers at the other: what travels through Redis for one keystroke. */
export async function betweenNodes(
  nodes: [Server, Server],
  place: Place,
  redis: BenchRedis,
  typing: Typing,
): Promise<Row> {
  const [here, there] = nodes;
  const rooms = await openRooms(here, place, typing.rooms, there);
  await pause(WARM_UP_MS); // the nodes find each other
  const stop = startTyping(rooms, typing);
  await pause(WARM_UP_MS);
  const figures = () => Promise.all([redis.work(), here.figures(), there.figures()]);
  const [work, first, second] = await figures();
  const typed = typedIn(rooms);
  for (const room of rooms) room.latencies = [];
  await pause(MEASURED_MS);
  const [later, firstLater, secondLater] = await figures();
  const keys = typedIn(rooms) - typed;
  stop();
  await pause(LAST_MS);
  const all = rooms.flatMap((room) => room.latencies);
  for (const room of rooms) room.close();
  return {
    'p50 ms': percentile(all, 0.5),
    'p99 ms': percentile(all, 0.99),
    'typist’s node µs/key': (firstLater.cpuMicros - first.cpuMicros) / keys,
    'watchers’ node µs/key': (secondLater.cpuMicros - second.cpuMicros) / keys,
    'Redis commands/key': (later.commands - work.commands) / keys,
    'bytes to Redis/key': (later.bytes - work.bytes) / keys,
  };
}
