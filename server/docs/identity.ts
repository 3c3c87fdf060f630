// A client's awareness state with its seat's name and colour in it. Knows no document.
import { z } from 'zod';
import { seatColour } from '../../shared/documents.ts';
import type { Seat } from '../../shared/protocol.ts';

/** The state of a client that is leaving. */
export const GONE = 'null';

const stateSchema = z.record(z.string(), z.unknown()).nullable();

/** The client's state with the seat's identity in it; null when it is no JSON object. */
export function withIdentity(json: string, seat: Seat): string | null {
  const state = parse(json);
  if (state === undefined) return null;
  if (state === null) return GONE;
  const color = seatColour(seat.id);
  const user = {
    seat: seat.id,
    name: seat.name,
    role: seat.role,
    agent: seat.agent,
    color,
    colorLight: `${color}33`,
  };
  return JSON.stringify({ ...state, user });
}

const identitySchema = z.object({ user: z.object({ seat: z.string() }) });

/** The seat that a state was marked with, null when it was not. */
export function seatOf(json: string): string | null {
  const parsed = identitySchema.safeParse(parse(json));
  return parsed.success ? parsed.data.user.seat : null;
}

function parse(json: string): Record<string, unknown> | null | undefined {
  try {
    const parsed = stateSchema.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
