// Long documents that are joined and opened, and a thousand rooms in which nothing happens.
import { connect, joinOnce, writeHistory } from './people.ts';
import type { Line } from './people.ts';
import type { Place, Server } from './process.ts';
import { pause, percentile } from './typing.ts';
import type { Row } from './typing.ts';

const JOINS = 30;
const COLD_JOINS = 5;
const FREED_MS = 30_000;

/** A document of so many edits: joined while it is open, and (ours alone: the others keep nothing) from the database. */
export async function joining(server: Server, place: Place, edits: number): Promise<Row> {
  const name = `history-${String(edits)}`;
  if (server.kind === 'ours') await place.sessions([name]);
  const stay = await connect(server, name); // else a server that keeps nothing forgets the document in between
  await writeHistory(server, name, edits);
  const warm: number[] = [];
  let bytes = 0;
  for (let i = 0; i < JOINS; i++) {
    const one = await joinOnce(server, name);
    warm.push(one.ms);
    bytes = one.bytes;
  }
  stay.socket.terminate();
  const row: Row = {
    'p50 ms': percentile(warm, 0.5),
    'p99 ms': percentile(warm, 0.99),
    'state KB': bytes / 1024,
  };
  if (server.kind !== 'ours') return row;
  const cold: number[] = [];
  for (let i = 0; i < COLD_JOINS; i++) {
    await freed(server);
    cold.push((await joinOnce(server, name)).ms);
  }
  row['cold open p50 ms'] = percentile(cold, 0.5);
  await freed(server);
  return row;
}

async function freed(server: Server): Promise<void> {
  const until = Date.now() + FREED_MS;
  for (;;) {
    const { documents, unsaved } = await server.figures();
    if (documents === 0 && unsaved === 0) return;
    if (Date.now() > until) throw new Error(`${String(documents)} documents were not freed`);
    await pause(100);
  }
}

const WAVES = 3;

/** So many rooms with one client each, three times; everybody leaves in between. Then what rooms cost a grown process. */
export async function idle(server: Server, place: Place, rooms: number): Promise<Row> {
  const first = await server.tidyFigures();
  const row: Row = {};
  for (let wave = 0; wave < WAVES; wave++) {
    const { close, cost } = await openIdle(server, place, `idle-${String(wave)}`, rooms);
    close();
    await pause(1_000);
    if (wave > 0) continue; // the first is measured: later ones find memory that is theirs already
    row['RSS KB/room'] = cost.rssKb;
    row['heap KB/room'] = cost.heapKb;
  }
  const last = await server.tidyFigures();
  row[`rooms held after ${String(WAVES)} waves`] = last.documents;
  row['heap MB held'] = (last.heapKb - first.heapKb) / 1024;
  // Up to 48 MB of the first rooms' are V8's young generation, which grows once, whatever it is that it first works for.
  const grown = await openIdle(server, place, 'grown', 2 * rooms);
  const more = await openIdle(server, place, 'more', 2 * rooms);
  row[`RSS KB/room beyond ${(2 * rooms).toLocaleString('en')}`] = more.cost.rssKb;
  for (const { close } of [grown, more]) close();
  return row;
}

/** Opens rooms with one client each; what each of them costs. */
async function openIdle(server: Server, place: Place, name: string, rooms: number) {
  const ids = Array.from({ length: rooms }, (_, i) => `${name}-${String(i)}`);
  if (server.kind === 'ours') await place.sessions(ids);
  const before = await server.tidyFigures();
  const lines: Line[] = [];
  for (const id of ids) lines.push(await connect(server, id));
  await pause(1_000);
  const open = await server.tidyFigures();
  const cost = {
    rssKb: (open.rssKb - before.rssKb) / rooms,
    heapKb: (open.heapKb - before.heapKb) / rooms,
  };
  const close = (): void => {
    for (const { socket } of lines) socket.terminate();
  };
  return { close, cost };
}
