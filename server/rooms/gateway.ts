// The Socket.IO door of the rooms: seats come in, verbs are answered, events go out. Only here is Socket.IO known.
import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import type { RoomEvent, Seat } from '../../shared/protocol.ts';
import type { createAnswering } from './answering.ts';
import type { Attendance } from './attendance.ts';
import type { Feeds } from './feeds.ts';
import { createLooking } from './looking.ts';
import type { Member, Members } from './members.ts';
import type { Log, Seats, Sessions } from './ports.ts';
import { createRates } from './rates.ts';

/** A program, the files beside it and its input at 3 bytes a character: the biggest honest message. */
const messageBytes = 768 * 1024;
const socketsPerSeat = 8; // tabs and devices of one person, on this node
const longestTimerMs = 2 ** 31 - 1;

interface Verified {
  seat: Seat;
  admitted: boolean;
  expiresAt: number;
  ended: boolean;
  paused: boolean;
}
export interface Gateway {
  deliver(sessionId: string, event: RoomEvent): void;
  close(): Promise<void>;
}

interface Deps {
  http: HttpServer;
  /** Allowed origins of other hosts; the page's own host needs none. */
  origins: string[];
  seats: Pick<Seats, 'verify' | 'find'>;
  sessions: Pick<Sessions, 'view'>;
  feeds: Pick<Feeds, 'open'>;
  members: Members;
  attendance: Attendance;
  answer: ReturnType<typeof createAnswering>;
  log: Log;
  now: () => number;
}

export function createGateway(deps: Deps): Gateway {
  const { http, origins, members, attendance, now } = deps;
  const io = new Server(http, {
    transports: ['websocket'],
    destroyUpgrade: false, // document sockets upgrade on the same server
    serveClient: false,
    maxHttpBufferSize: messageBytes,
    connectTimeout: 10_000,
    cors: { origin: origins },
  });
  const letIn = async (socket: Socket, next: (error?: Error) => void) => next(await refused(deps, socket));
  io.use((socket, next) => void letIn(socket, next));
  io.on('connection', (socket: Socket<never, never, never, Verified>) => {
    const { seat, admitted, expiresAt } = socket.data;
    const member: Member = {
      seat,
      admitted,
      rates: createRates(now),
      look: createLooking(() => verify(deps.seats, socket), now),
      join: () => void socket.join(roomsOf(seat)),
      disconnect: () => void socket.disconnect(true),
      backlog: countBacklog(socket.conn),
    };
    welcome(deps, socket, member, expiresAt - now());
  });

  return {
    deliver(sessionId, event) {
      members.before(sessionId, event, (member) => {
        attendance.leave(member.seat, false);
        member.admitted = true;
        member.join();
        void attendance.enter(member.seat, true);
      });
      io.local.to(roomOf(sessionId, event.audience)).emit('event', event);
      members.after(sessionId, event);
    },
    close: () => io.close(),
  };
}

/** Why a socket may not come in; else its seat is in `socket.data`. */
async function refused(deps: Deps, socket: Socket): Promise<Error | undefined> {
  const { seats, members, log } = deps;
  try {
    const verified = await verify(seats, socket);
    if (!verified) return new Error('bad_seat');
    if (members.count(verified.seat) >= socketsPerSeat) return new Error('too_many');
    socket.data = verified;
    return undefined;
  } catch (error) {
    log.error({ err: error }, 'a seat could not be verified');
    return new Error('unavailable');
  }
}

async function verify(seats: Pick<Seats, 'verify'>, socket: Socket): Promise<Verified | null> {
  const token: unknown = socket.handshake.auth['seat'];
  return typeof token === 'string' && token.length < 4_096 ? seats.verify(token) : null;
}

/** Joins first; what the seat then reads from the journal by `sync` can miss nothing. */
function welcome(
  deps: Deps,
  socket: Socket<never, never, never, Verified>,
  member: Member,
  leftMs: number,
): void {
  const { seats, members, attendance, feeds, sessions, answer, log } = deps;
  const { seat } = member;
  members.add(member);
  const expiry = setTimeout(() => member.disconnect(), Math.min(leftMs, longestTimerMs));
  const enter = async (): Promise<() => void> => {
    const close = await feeds.open(seat.sessionId);
    const view = await sessions.view(seat.sessionId, seat.role);
    if (view?.endedAt != null) members.markEnded(seat.sessionId);
    if (member.admitted) member.join();
    // A token that was verified a moment ago may have been revoked since, before this socket could hear of it.
    const now = await seats.find(seat.id);
    if (!now) member.disconnect();
    else member.seat = now;
    await attendance.enter(seat, member.admitted);
    return close;
  };
  const entered = enter();
  entered.catch((error: unknown) => {
    log.error({ err: error, sessionId: seat.sessionId }, 'a room could not be opened');
    socket.conn.close(); // not `disconnect`: the client shall come back by itself
  });
  socket.on('disconnect', () => {
    clearTimeout(expiry);
    members.remove(member);
    void entered
      .then((close) => {
        attendance.leave(member.seat, member.admitted);
        close();
      })
      .catch(() => {}); // it never entered; that was logged
  });
  socket.onAny((name: string, ...args: unknown[]) => {
    const reply = args.at(-1);
    const work = entered.then(() => answer(member, name, args[0]));
    void work
      .then((said) => {
        if (said === 'close') member.disconnect();
        else if (typeof reply === 'function') reply(said);
      })
      .catch(() => {}); // the room could not be opened: the socket is being closed
  });
}

/** Packets since the transport last took everything. */
function countBacklog(conn: Socket['conn']): () => number {
  let waiting = 0;
  conn.on('packetCreate', () => (waiting += 1));
  conn.on('drain', () => (waiting = 0));
  return () => waiting;
}

const roomOf = (sessionId: string, audience: RoomEvent['audience']) => `${audience}/${sessionId}`;
function roomsOf({ sessionId, role }: Seat): string[] {
  const room = roomOf(sessionId, 'room');
  return role === 'interviewer' ? [room, roomOf(sessionId, 'interviewers')] : [room];
}
