// The sockets of this node, by session: what the gateway knows of each. Knows no Socket.IO: a socket is what it needs.
import type { RoomEvent, Seat } from '../../shared/protocol.ts';
import type { Standing } from './ports.ts';
import type { Rates } from './rates.ts';

export interface Member {
  seat: Seat;
  admitted: boolean;
  rates: Rates;
  /** The seat as the store has it now, or a moment ago. Null: not valid any more. Throws when it could not look. */
  look(): Promise<{ ended: boolean; paused: boolean } | null>;
  /** Joins the rooms of its audiences. */
  join(): void;
  disconnect(): void;
  /** Messages that wait because its reader is slow. */
  backlog(): number;
}
export interface Members {
  add(member: Member): void;
  remove(member: Member): void;
  /** How many sockets this seat has here. */
  count(seat: Seat): number;
  /** Members of that seat, changed as the event says; called before the event is emitted. */
  before(sessionId: string, event: RoomEvent, admitted: (member: Member) => void): void;
  /** Called after the event was emitted: closes the revoked, and those that do not keep up. */
  after(sessionId: string, event: RoomEvent): void;
  /** Closes all of a session that is no more. */
  dismiss(sessionId: string): void;
  /** Of this node. */
  stats(): { sockets: number; rooms: number };
  /** Every seat that has a socket here. */
  seats(): Iterable<string>;
  /** Closes those that were asked about and not found. Returns the sessions whose members are behind what was found. */
  stand(asked: ReadonlySet<string>, found: ReadonlyMap<string, Standing>): Set<string>;
  ended(sessionId: string): boolean;
  markEnded(sessionId: string): void;
}

/** An event is 16 KB at most, so this is what one slow reader may cost. */
const backlogLimit = 1_000;

export function createMembers(): Members {
  const rooms = new Map<string, { members: Set<Member>; ended: boolean }>();
  const inRoom = (sessionId: string) => [...(rooms.get(sessionId)?.members ?? [])];
  const ofSeat = (sessionId: string, seat: string) => inRoom(sessionId).filter((one) => one.seat.id === seat);
  return {
    add(member) {
      const room = rooms.get(member.seat.sessionId) ?? { members: new Set(), ended: false };
      room.members.add(member);
      rooms.set(member.seat.sessionId, room);
    },
    remove(member) {
      const room = rooms.get(member.seat.sessionId);
      room?.members.delete(member);
      if (room?.members.size === 0) rooms.delete(member.seat.sessionId);
    },
    count: (seat) => ofSeat(seat.sessionId, seat.id).length,
    before(sessionId, event, admitted) {
      if (event.kind === 'ended') this.markEnded(sessionId);
      if (event.kind === 'permitted')
        for (const one of ofSeat(sessionId, event.seat)) one.seat = { ...one.seat, write: event.write };
      if (event.kind === 'admitted')
        for (const one of ofSeat(sessionId, event.seat)) if (!one.admitted) admitted(one);
    },
    after(sessionId, event) {
      if (event.kind === 'revoked') for (const one of ofSeat(sessionId, event.seat)) one.disconnect();
      for (const one of inRoom(sessionId)) if (one.backlog() > backlogLimit) one.disconnect();
    },
    dismiss(sessionId) {
      for (const one of inRoom(sessionId)) one.disconnect();
    },
    stats: () => ({
      sockets: [...rooms.values()].reduce((sum, { members }) => sum + members.size, 0),
      rooms: rooms.size,
    }),
    seats: () =>
      new Set([...rooms.values()].flatMap(({ members }) => [...members].map(({ seat }) => seat.id))),
    stand(asked, found) {
      const behind = new Set<string>();
      for (const [sessionId, room] of rooms)
        for (const member of room.members) {
          if (!asked.has(member.seat.id)) continue;
          const standing = found.get(member.seat.id);
          if (standing === undefined) member.disconnect();
          else if (isBehind(member, room.ended, standing)) behind.add(sessionId);
        }
      return behind;
    },
    ended: (sessionId) => rooms.get(sessionId)?.ended ?? false,
    markEnded(sessionId) {
      const room = rooms.get(sessionId);
      if (room) room.ended = true;
    },
  };
}

const isBehind = (member: Member, ended: boolean, standing: Standing): boolean =>
  (standing.ended && !ended) ||
  standing.write !== member.seat.write ||
  (standing.admitted && !member.admitted);
