// Seat tokens: issued, verified, changed, revoked. A token only names its seat; what the seat may do is in the store.
import { randomBytes } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { Role, Seat } from '../../shared/protocol.ts';

/** Times are milliseconds since 1970. */
export interface SeatRecord {
  seat: Seat;
  admitted: boolean;
  createdAt: number;
  expiresAt: number;
  revokedAt: number | null;
}
/** Changes answer null for a seat that is unknown or revoked. */
export interface SeatStore {
  insert(seat: Seat, admitted: boolean, expiresAt: number): Promise<SeatRecord>;
  find(id: string): Promise<(SeatRecord & { ended: boolean; paused: boolean; org: string }) | null>;
  list(sessionId: string): Promise<SeatRecord[]>;
  permit(id: string, write: boolean): Promise<SeatRecord | null>;
  admit(id: string): Promise<SeatRecord | null>;
  revoke(id: string): Promise<SeatRecord | null>;
}
export interface SeatAsk {
  sessionId: string;
  role: Role;
  name: string;
  agent: boolean;
  write: boolean;
  admitted: boolean;
  expiresAt: number;
}
export interface Admission {
  seat: Seat;
  org: string; // id of the session's organisation
  admitted: boolean;
  expiresAt: number;
  ended: boolean; // the session is over
  paused: boolean; // the session
}

const CACHE_MS = 250; // a revocation on another node is felt here after this at the latest
const CACHE_SEATS = 5_000;
const LONGEST_TOKEN = 2_000; // characters; ours have about 250
const ISSUER = 'candor';
const ALGORITHM = 'HS256';

export type Seats = ReturnType<typeof createSeats>;

/** `secret` has at least 32 characters and is the same on every node. */
export function createSeats(given: { store: SeatStore; secret: string; now?: () => number }) {
  const { store, now = Date.now } = given;
  const key = signingKey(given.secret);
  const look = createCache((id) => store.find(id), now);
  const change = async (id: string, changed: Promise<SeatRecord | null>): Promise<Seat | null> => {
    const record = await changed.finally(() => look.forget(id));
    return record?.seat ?? null;
  };

  const sign = async (seat: Seat, expiresAt: number): Promise<string> =>
    new SignJWT({ sid: seat.sessionId })
      .setProtectedHeader({ alg: ALGORITHM })
      .setIssuer(ISSUER)
      .setSubject(seat.id)
      .setExpirationTime(Math.ceil(expiresAt / 1000))
      .sign(await key);

  const newSeat = ({ sessionId, role, agent, name, write }: SeatAsk): Seat => {
    const id = `seat_${randomBytes(12).toString('base64url')}`;
    return { id, sessionId, role, agent, name, write };
  };

  return {
    /** Throws when the session does not exist. */
    async issue(ask: SeatAsk): Promise<{ seat: Seat; token: string; expiresAt: number }> {
      const { admitted, expiresAt } = ask;
      const { seat } = await store.insert(newSeat(ask), admitted, expiresAt);
      return { seat, token: await sign(seat, expiresAt), expiresAt };
    },

    /** A seat that whoever stores its session stores with it. */
    async make(ask: SeatAsk): Promise<{ seat: Seat; admitted: boolean; token: string; expiresAt: number }> {
      const { admitted, expiresAt } = ask;
      const seat = newSeat(ask);
      return { seat, admitted, token: await sign(seat, expiresAt), expiresAt };
    },

    /** A token for a seat that exists already. Null: unknown, revoked or expired. */
    async reissue(id: string): Promise<{ seat: Seat; token: string; expiresAt: number } | null> {
      const record = await store.find(id);
      if (record === null || record.revokedAt !== null || record.expiresAt <= now()) return null;
      const { seat, expiresAt } = record;
      return { seat, token: await sign(seat, expiresAt), expiresAt };
    },

    /** Null: refused (forged, expired, revoked, or its session is deleted). Throws when it could not look. */
    async verify(token: string): Promise<Admission | null> {
      const claims = await readToken(token, await key, now());
      if (claims === null) return null;
      const record = await look.find(claims.seatId);
      if (record === null || record.revokedAt !== null || record.expiresAt <= now()) return null;
      if (record.seat.sessionId !== claims.sessionId) return null;
      const { seat, org, admitted, expiresAt, ended, paused } = record;
      return { seat, org, admitted, expiresAt, ended, paused };
    },

    /** Null: no such seat, or revoked. */
    async find(id: string): Promise<Seat | null> {
      const record = await store.find(id);
      return record === null || record.revokedAt !== null ? null : record.seat;
    },

    list: (sessionId: string): Promise<SeatRecord[]> => store.list(sessionId),
    permit: (id: string, write: boolean): Promise<Seat | null> => change(id, store.permit(id, write)),
    admit: (id: string): Promise<Seat | null> => change(id, store.admit(id)),
    revoke: (id: string): Promise<Seat | null> => change(id, store.revoke(id)),
  };
}

/** Made once: from the bytes, every signature would make it anew. */
function signingKey(secret: string): Promise<CryptoKey> {
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  return crypto.subtle.importKey('raw', new TextEncoder().encode(secret), algorithm, false, [
    'sign',
    'verify',
  ]);
}

async function readToken(
  token: string,
  key: CryptoKey,
  now: number,
): Promise<{ seatId: string; sessionId: string } | null> {
  if (token.length > LONGEST_TOKEN) return null;
  try {
    const { payload } = await jwtVerify(token, key, {
      algorithms: [ALGORITHM],
      issuer: ISSUER,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(now),
    });
    const sessionId = payload['sid'];
    return typeof payload.sub === 'string' && typeof sessionId === 'string'
      ? { seatId: payload.sub, sessionId }
      : null;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

/** What was found a moment ago. A failed look is not kept. */
function createCache<T>(find: (id: string) => Promise<T>, now: () => number) {
  const kept = new Map<string, { at: number; found: Promise<T> }>();
  return {
    find(id: string): Promise<T> {
      const known = kept.get(id);
      if (known !== undefined && now() - known.at < CACHE_MS) return known.found;
      if (kept.size >= CACHE_SEATS) kept.clear(); // cheap, and it only costs looks
      const entry = { at: now(), found: find(id) };
      kept.set(id, entry);
      entry.found.catch(() => {
        if (kept.get(id) === entry) kept.delete(id);
      });
      return entry.found;
    },
    forget(id: string): void {
      kept.delete(id);
    },
  };
}
