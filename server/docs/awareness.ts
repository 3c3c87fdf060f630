// Who is in one document and where their cursors are. Names and colours come from the seat, never from the client.
// Knows neither sockets nor the text.
//
// Clients only ever hear of each other through this file, so it gives the clocks: time-based and always rising. A client
// that comes back is therefore seen at once (with the clocks of stock clients it stays unseen for up to 15 seconds).
import type { Authors } from './authors.ts';
import { createCursorFlow } from './cursor-flow.ts';
import type { CursorFlow, Entry, Listener, Owner } from './cursor-flow.ts';
import type { CursorTrail } from './cursor-trail.ts';
import { GONE, seatOf, withIdentity } from './identity.ts';
import type { Limits } from './limits.ts';
import { awarenessFrame } from './messages.ts';
import type { Cursor } from './messages.ts';

export type { Listener };

export interface Awareness {
  /** What a connection says: it speaks for one client id, the first that it announced. False: malformed. */
  hear(from: Listener, states: Cursor[]): boolean;
  leave(from: Listener): void;
  /** Somebody typed: cursors that wait go out with it. */
  edited(): void;
  /** Everybody, for a newcomer. */
  everybody(to: Listener): Uint8Array;
  /** What another node says about its own clients. */
  hearNode(node: string, states: Cursor[]): void;
  leaveNode(node: string): void;
  /** The clients of this node, for another one. */
  locals(): Cursor[];
  /** Who speaks for a client id now: a connection, or another node. */
  ownerOf(client: number): Owner | undefined;
  size(): number;
  destroy(): void;
}

/** A state that did not change is passed on this often; clients forget who says nothing for 30 seconds. */
const SAME_MS = 10_000;

interface Deps {
  limits: Limits;
  listeners: ReadonlySet<Listener>;
  toNodes: (states: Cursor[]) => void;
  authors: Pick<Authors, 'learn' | 'owner'>;
  /** Null: it is not recorded where people are in this document. */
  trail: () => CursorTrail | null;
}

export function createAwareness(deps: Deps): Awareness {
  let flow: CursorFlow | null = null; // until somebody says where they are: many documents are merely open
  const entries = new Map<number, Entry>();
  const owned = new Map<Listener, number>(); // a connection's client id
  let lastClock = 0;

  const tick = (): number => (lastClock = Math.max(lastClock + 1, Date.now()));

  function set(client: number, json: string, of: { owner: Owner; seat: string | null; said?: string }): void {
    const { owner, seat, said = '' } = of;
    const entry: Entry = { client, clock: tick(), json, owner, seat, said, at: Date.now() };
    if (seat !== null && !entries.has(client)) deps.authors.learn([[client, seat]], false);
    if (json === GONE) entries.delete(client);
    else entries.set(client, entry);
    if (typeof owner !== 'string' && owner.recorded) deps.trail()?.said(owner.seat.id, client, json);
    (flow ??= createCursorFlow(deps)).send(entry);
  }

  const mayClaim = (from: Listener, client: number): boolean =>
    isClaimable(entries.get(client), deps.authors.owner(client), from);

  function forget(owner: Owner): void {
    for (const entry of entries.values()) if (entry.owner === owner) set(entry.client, GONE, entry);
  }

  return {
    hear(from, states) {
      const state = claimed(mayClaim, owned.get(from), from, states); // stock clients echo everybody: the rest is not theirs to say
      if (state === undefined || isSame(entries.get(state.client), from, state.json)) return true;
      const json = withIdentity(state.json, from.seat);
      if (json === null) return false;
      if (!mayClaim(from, state.client)) return true;
      owned.set(from, state.client);
      if (json === GONE && !entries.has(state.client)) return true;
      set(state.client, json, { owner: from, seat: from.seat.id, said: state.json });
      return true;
    },
    leave(from) {
      owned.delete(from);
      forget(from);
    },
    edited: () => flow?.edited(),
    everybody(to) {
      const others = [...entries.values()].filter((entry) => entry.owner !== to);
      for (const entry of others) entry.clock = tick();
      return awarenessFrame(others);
    },
    hearNode(node, states) {
      for (const { client, json } of states) {
        const entry = entries.get(client);
        if (json !== GONE) set(client, json, { owner: node, seat: seatOf(json) });
        else if (entry?.owner === node) set(client, GONE, entry);
      }
    },
    leaveNode: forget,
    locals: () => [...entries.values()].filter((entry) => typeof entry.owner !== 'string'),
    ownerOf: (client) => entries.get(client)?.owner,
    size: () => entries.size,
    destroy() {
      flow?.stop();
      entries.clear();
      owned.clear();
    },
  };
}

/** While somebody types, an editor says with every key that the cursor is where it was: before the same character. */
function isSame(entry: Entry | undefined, from: Listener, said: string): boolean {
  return entry?.owner === from && entry.said === said && Date.now() - entry.at < SAME_MS;
}

/** Another connection's client id may be taken over by the same seat alone: it came back before its old socket died. */
function isClaimable(entry: Entry | undefined, seat: string | undefined, from: Listener): boolean {
  if (entry !== undefined) return entry.owner === from || entry.seat === from.seat.id;
  return seat === undefined || seat === from.seat.id;
}

/** Of what a connection says, what it may say: about its own client id, or the first that it can claim. */
function claimed(
  mayClaim: (from: Listener, client: number) => boolean,
  mine: number | undefined,
  from: Listener,
  states: Cursor[],
): Cursor | undefined {
  if (mine !== undefined) return states.find((state) => state.client === mine);
  return states.find((state) => state.json !== GONE && mayClaim(from, state.client));
}
