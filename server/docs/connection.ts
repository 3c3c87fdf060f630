// One client's socket in one document: writes to it, keeps it alive, closes it. Knows neither registry nor database.
import type { Duplex } from 'node:stream';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../shared/close-codes.ts';
import { docAccess } from '../../shared/documents.ts';
import type { Seat } from '../../shared/protocol.ts';
import { noCounts } from './counts.ts';
import { createReader } from './hearing.ts';
import type { Speaker } from './hearing.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import { quietFrame, step1Frame } from './messages.ts';
import type { Outbox } from './outbox.ts';

export interface Connection extends Speaker {
  token: string;
  /** Takes effect with the next message. */
  setWrite(write: boolean): void;
  /** To be called about once a second: expiry, pings, a word to a client that hears nothing. */
  beat(now: number): void;
}

interface Deps {
  socket: WebSocket;
  stream: Duplex; // under it
  outbox: Outbox;
  live: Live;
  seat: Seat;
  token: string;
  expiresAt: number;
  readOnly: boolean; // whatever the seat may do: the session is over
  limits: Limits;
  /** Called once, when the connection is over. */
  onClose: (connection: Connection) => void;
}

/** One for all sockets. */
const ignore = (): void => {};

const CLOSE_MS = 2_000;
/** A client that never tells where it is still hears of the others. */
const GREET_MS = 3_000;

/** Takes over a socket that is open. */
export function connect(deps: Deps): Connection {
  const { live, socket } = deps;
  let seat = deps.seat;
  const wire = createWire(deps, () => {
    live.peers.delete(connection);
    live.awareness.leave(connection);
    if (greeting !== null) clearTimeout(greeting);
    deps.onClose(connection);
  });
  const connection: Connection = {
    live,
    recorded: !deps.readOnly,
    token: deps.token,
    counts: noCounts(),
    pen: null,
    asked: 0,
    get seat() {
      return seat;
    },
    writes: () => !deps.readOnly && docAccess(seat, live.name).write,
    setWrite(write) {
      seat = { ...seat, write };
      ask();
    },
    send: wire.send,
    close: wire.close,
    beat(now) {
      if (deps.expiresAt <= now) wire.close(closeCodes.badSeat, 'the seat has expired');
      else wire.beat(now);
    },
  };
  /** For what is lacking here, of somebody who may write. */
  function ask(): void {
    if (!connection.writes()) return;
    connection.asked++;
    wire.send(step1Frame(live.replica.vector()));
  }
  const reader = createReader(connection, deps.limits);
  let greeting: NodeJS.Timeout | null = setTimeout(() => {
    greeting = null; // or it were kept as long as the socket
    reader.greet();
  }, GREET_MS);
  socket.on('message', (data, binary) => {
    if (!wire.open()) return;
    if (binary && data instanceof Uint8Array) reader.read(data);
    else wire.close(closeCodes.malformed, 'only binary messages are understood');
  });
  live.peers.add(connection);
  ask();
  return connection;
}

interface Wire {
  open(): boolean;
  send: (this: void, frame: Uint8Array) => void;
  close: (this: void, code: number, reason: string) => void;
  beat(now: number): void;
}

/** `over` is called once, as soon as nothing more is to be sent or heard. */
function createWire({ socket, stream, outbox, limits }: Deps, over: () => void): Wire {
  const outlet = outbox.open(stream);
  let open = true;
  let sentAt = Date.now();
  let pingAt = sentAt;
  let alive = true;

  function end(): void {
    if (!open) return;
    open = false;
    over();
  }

  function close(code: number, reason: string): void {
    if (!open) return;
    outlet.flush();
    socket.close(code, reason);
    const timer = setTimeout(() => socket.terminate(), CLOSE_MS);
    socket.once('close', () => clearTimeout(timer));
    end();
  }

  function send(frame: Uint8Array): void {
    if (!open) return;
    if (stream.writableLength > limits.bufferedBytes) {
      close(closeCodes.slow, 'too slow a reader');
      return;
    }
    sentAt = Date.now();
    outlet.send(frame);
  }

  socket.on('pong', () => (alive = true));
  socket.on('error', ignore); // 'close' follows
  socket.on('close', end);
  return {
    open: () => open,
    send,
    close,
    beat(now) {
      if (!open) return;
      if (now - sentAt >= limits.quietMs) send(quietFrame);
      if (now - pingAt < limits.pingMs) return;
      if (!alive) {
        socket.terminate();
        end();
        return;
      }
      alive = false;
      pingAt = now;
      socket.ping();
    },
  };
}
