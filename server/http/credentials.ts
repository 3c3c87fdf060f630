// Who is calling: a key, a person, a seat, or nobody; and whether that may do an operation. Knows no session's content.
import type { IncomingHttpHeaders } from 'node:http';
import type { Access, Operation } from '../../shared/api/operation.ts';
import { roleMay, type Scope } from '../../shared/access.ts';
import { defaultOrganisation } from '../../shared/organisation.ts';
import type { Seat } from '../../shared/protocol.ts';
import { AppError, forbidden, unauthorized } from '../errors.ts';
import type { Cookies } from './cookies.ts';
import type { SignIns, UserRecord } from './people-ports.ts';
import type { HttpSeats, KeyRecord, Keys } from './ports.ts';

export type Caller =
  | { kind: 'key'; key: KeyRecord }
  | { kind: 'seat'; seat: Seat; org: string; admitted: boolean }
  | { kind: 'user'; user: UserRecord; session: string } // id of the browser session
  | { kind: 'anonymous' };

/** A wrong key is refused even where none is needed: a caller with a typo should hear of it. */
export async function identify(
  headers: IncomingHttpHeaders,
  parts: {
    keys: Pick<Keys, 'verify'>;
    seats: Pick<HttpSeats, 'verify'>;
    /** Absent where browsers do not come. */
    browsers?: { signIns: SignIns; cookies: Cookies };
  },
): Promise<Caller> {
  const secret = presented(headers);
  if (secret === null) return byCookie(headers, parts.browsers);
  if (isToken(secret)) {
    const found = await parts.seats.verify(secret);
    if (found) return { kind: 'seat', seat: found.seat, org: found.org, admitted: found.admitted };
    throw unauthorized('this seat is not valid: forged, expired or revoked');
  }
  const key = await parts.keys.verify(secret);
  if (key) return { kind: 'key', key };
  throw unauthorized('this API key is not valid');
}

/** A session that is over makes nobody of its holder, no error: the page asks to sign in again. */
async function byCookie(
  headers: IncomingHttpHeaders,
  browsers: { signIns: SignIns; cookies: Cookies } | undefined,
): Promise<Caller> {
  const token = browsers?.cookies.session.read(headers) ?? null;
  const found = token === null ? null : ((await browsers?.signIns.verify(token)) ?? null);
  return found === null
    ? { kind: 'anonymous' }
    : { kind: 'user', user: found.user, session: found.session.id };
}

function presented(headers: IncomingHttpHeaders): string | null {
  const named = headers['x-api-key'];
  if (typeof named === 'string' && named !== '') return named;
  const bearer = /^Bearer\s+(\S+)\s*$/i.exec(headers.authorization ?? '');
  return bearer?.[1] ?? null;
}

/** A signed token has three parts; keys have no dots. */
function isToken(secret: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(secret);
}

/** Throws 401 or 403. `sessionId` is the session that the request names, where it names one. */
export function authorize(
  caller: Caller,
  operation: Operation,
  options: { sessionId: string | null; publicApi: boolean },
): void {
  const { access } = operation;
  if (access === 'open') return;
  switch (caller.kind) {
    case 'anonymous':
      if (options.publicApi && access.public) return;
      throw unauthorized();
    case 'key':
      if (caller.key.scopes.includes('admin') || overlaps(access.scopes, caller.key.scopes)) return;
      throw forbidden(`this key needs one of the scopes: ${access.scopes.join(', ')}`);
    case 'user':
      if (roleMay(caller.user.role, access)) return;
      throw forbidden(`the role ${caller.user.role} may not do this`);
    case 'seat':
      authorizeSeat(caller, access, options.sessionId);
  }
}

function authorizeSeat(
  { seat, admitted }: { seat: Seat; admitted: boolean },
  access: Access,
  sessionId: string | null,
): void {
  if (!access.seats.includes(seat.role)) throw forbidden(`a seat of role ${seat.role} may not do this`);
  if (sessionId !== seat.sessionId) throw forbidden('this seat belongs to another session');
  if (!admitted) throw new AppError('waiting', 403, 'the interviewer has not let this seat in yet');
}

function overlaps(wanted: readonly Scope[], held: readonly Scope[]): boolean {
  return wanted.some((scope) => held.includes(scope));
}

/** Whose things alone this caller sees: keys other than admins, and interviewers, their own. Null: all of the organisation. */
export function onlyOwn(caller: Caller): string | null {
  if (caller.kind === 'key') return isAdmin(caller) ? null : caller.key.id;
  return caller.kind === 'user' && caller.user.role === 'interviewer' ? caller.user.id : null;
}

/** The things of others do not exist for those who see their own alone. */
export function owns(caller: Caller, ownerKey: string | null): boolean {
  switch (caller.kind) {
    case 'seat':
      return true; // checked against the session by `authorize`
    case 'anonymous':
      return ownerKey === null;
    case 'key':
    case 'user':
      return onlyOwn(caller) === null || onlyOwn(caller) === ownerKey;
  }
}

/** Administrators of the first organisation run the installation: they make the others, and images. */
export function isOperator(caller: Caller): boolean {
  return isAdmin(caller) && organisationOf(caller) === defaultOrganisation;
}

/** Throws for everybody else. */
export function operatorsOnly(caller: Caller): void {
  if (!isOperator(caller)) throw forbidden('this is for administrators of the first organisation');
}
export function isAdmin(caller: Caller): boolean {
  if (caller.kind === 'user') return caller.user.role === 'admin';
  return caller.kind === 'key' && caller.key.scopes.includes('admin');
}

/** A key or a person of the organisation: no seat, not nobody. */
export function isStaff(caller: Caller): boolean {
  return caller.kind === 'key' || caller.kind === 'user';
}

/** An agent that interviews: people steer what it does. */
export function isAgentSeat(caller: Caller): caller is Extract<Caller, { kind: 'seat' }> {
  return caller.kind === 'seat' && caller.seat.agent && caller.seat.role === 'interviewer';
}

/** The seat that acts, for journals; null: a key. */
export function seatOf(caller: Caller): string | null {
  return caller.kind === 'seat' ? caller.seat.id : null;
}

/** Whose data this caller sees, and no other. */
export function organisationOf(caller: Caller): string {
  switch (caller.kind) {
    case 'key':
      return caller.key.org;
    case 'user':
      return caller.user.org;
    case 'seat':
      return caller.org;
    case 'anonymous':
      return defaultOrganisation;
  }
}

/** For audit lines and for who owns what a caller makes. */
export function nameOf(caller: Caller): string {
  switch (caller.kind) {
    case 'key':
      return caller.key.id;
    case 'user':
      return caller.user.id;
    case 'seat':
      return caller.seat.id;
    case 'anonymous':
      return 'anonymous';
  }
}
