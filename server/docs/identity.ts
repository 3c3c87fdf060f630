// A client's awareness state with its seat's name and colour in it. Knows no document.
import { z } from 'zod';
import { seatColour } from '../../shared/documents.ts';
import type { Seat } from '../../shared/protocol.ts';

/** The state of a client that is leaving. */
export const GONE = 'null';

/** The client's state with the seat's identity in it; null when it is no JSON object. */
export function withIdentity(json: string, seat: Seat): string | null {
  const state = parseState(json);
  if (state === undefined) return null;
  if (state === null) return GONE;
  const others = JSON.stringify({ ...state, user: undefined });
  return `${others.slice(0, -1)}${others.length > EMPTY ? ',' : ''}"user":${userOf(seat)}}`;
}

const EMPTY = '{}'.length;
const users = new WeakMap<Seat, string>();

/** Encoded once a seat: clients say something with every key. */
function userOf(seat: Seat): string {
  const known = users.get(seat);
  if (known !== undefined) return known;
  const color = seatColour(seat.id);
  const { id, name, role, agent } = seat;
  const user = JSON.stringify({ seat: id, name, role, agent, color, colorLight: `${color}33` });
  users.set(seat, user);
  return user;
}

const identitySchema = z.object({ user: z.object({ seat: z.string() }) });

/** The seat that a state was marked with, null when it was not. */
export function seatOf(json: string): string | null {
  const parsed = identitySchema.safeParse(parseState(json));
  return parsed.success ? parsed.data.user.seat : null;
}

/** Undefined: no JSON object, and not null. */
export function parseState(json: string): object | null | undefined {
  try {
    const parsed: unknown = JSON.parse(json);
    return typeof parsed === 'object' && !Array.isArray(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}
