// What the rest of the server decides about open documents: a seat is revoked, may write or not, a session ends.
// Heard by every node. Knows no socket library.
import { z } from 'zod';
import { closeCodes } from '../../shared/close-codes.ts';
import type { Seat } from '../../shared/protocol.ts';
import type { Connection } from './connection.ts';
import type { Admission, Channel, Log, Standing } from './ports.ts';
import type { Registry } from './registry.ts';

const orderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('close seat'), id: z.string(), code: z.number() }),
  z.object({ kind: z.literal('close session'), id: z.string(), code: z.number() }),
  z.object({ kind: z.literal('write'), id: z.string(), write: z.boolean() }),
  z.object({ kind: z.literal('reseed'), id: z.string() }),
]);
export type Order = z.infer<typeof orderSchema>;

export interface Controls {
  /** Carries an order out here and tells the other nodes. */
  give(order: Order): void;
  /** What an admission is worth after the orders that came since it was checked (or shortly before). */
  since(admission: Admission, checkedAt: number): Admission | { code: number };
  /** What the store says of the seats that were asked about; orders that came since count more. */
  stand(asked: ReadonlySet<string>, found: ReadonlyMap<string, Standing>, askedAt: number): void;
  sweep(now: number): void;
  close(): void;
}

const TOPIC = 'docs:orders';
/** Longer than any connection takes from its check to its handshake. */
const REMEMBER_MS = 60_000;
const MOST_ORDERS = 10_000;
/** A check may rest on what was true a moment before: seats are cached. */
const STALE_MS = 5_000;
const reasons = new Map<number, string>([
  [closeCodes.ended, 'the session has ended'],
  [closeCodes.revoked, 'the seat was revoked'],
  [closeCodes.notFound, 'the session is gone'],
]);

export function createControls(deps: {
  connections: ReadonlySet<Connection>;
  registry: Registry;
  channel: Channel | null;
  log: Log;
}): Controls {
  const { connections, registry, channel, log } = deps;
  let recent: { order: Order; at: number }[] = [];

  function obey(order: Order): void {
    if (order.kind === 'reseed') {
      registry.reseed(order.id).catch((error: unknown) => log.error({ err: error }, 'no starter text'));
      return;
    }
    recent.push({ order, at: Date.now() });
    if (recent.length > MOST_ORDERS) recent.shift();
    if (order.kind === 'close session') for (const live of registry.lives(order.id)) live.ended = true;
    for (const connection of connections) {
      if (!concerns(order, connection.seat)) continue;
      if (order.kind === 'write') connection.setWrite(order.write);
      else connection.close(order.code, reasons.get(order.code) ?? '');
    }
  }

  const decidedSince = (seat: Seat, since: number): boolean =>
    recent.some(({ order, at }) => at >= since && order.kind === 'write' && concerns(order, seat));

  const subscribed = channel?.subscribe(TOPIC, (data) => {
    const order = decode(data);
    if (order === null) log.warn({}, 'an order for documents that cannot be read');
    else obey(order);
  });
  subscribed?.catch((error: unknown) => log.error({ err: error }, 'orders of other nodes are not heard'));

  return {
    give(order) {
      obey(order);
      channel?.publish(TOPIC, new TextEncoder().encode(JSON.stringify(order)));
    },
    since(admission, checkedAt) {
      let { seat, ended } = admission;
      for (const { order, at } of recent) {
        if (at < checkedAt - STALE_MS || !concerns(order, seat)) continue;
        if (order.kind === 'write') seat = { ...seat, write: order.write };
        else if (order.kind === 'close session' && order.code === closeCodes.ended) ended = true;
        else if (order.kind !== 'reseed') return { code: order.code };
      }
      return { ...admission, seat, ended };
    },
    stand(asked, found, askedAt) {
      for (const connection of connections)
        if (asked.has(connection.seat.id))
          standNow(connection, found.get(connection.seat.id), (seat) => decidedSince(seat, askedAt));
    },
    sweep(now) {
      recent = recent.filter(({ at }) => now - at < REMEMBER_MS);
    },
    close() {
      subscribed?.then((leave) => leave()).catch(() => {}); // was logged when it failed
    },
  };
}

function standNow(
  connection: Connection,
  standing: Standing | undefined,
  decided: (seat: Seat) => boolean,
): void {
  const { seat } = connection;
  if (standing === undefined) connection.close(closeCodes.revoked, 'the seat is not valid any more');
  else if (standing.ended && connection.writes()) connection.close(closeCodes.ended, 'the session has ended');
  else if (standing.write !== seat.write && !decided(seat)) connection.setWrite(standing.write);
}

function concerns(order: Order, seat: Seat): boolean {
  return order.kind === 'close session' || order.kind === 'reseed'
    ? order.id === seat.sessionId
    : order.id === seat.id;
}

function decode(data: Uint8Array): Order | null {
  try {
    const parsed = orderSchema.safeParse(JSON.parse(new TextDecoder().decode(data)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
