// Tells the audit log of refused calls and failed sign-ins. A flood fills no table: so many lines a minute for each
// caller and for each organisation, on each node; how many were left out stands in the next line that is stored.
import { type Caller, nameOf, organisationOf } from './credentials.ts';
import type { AuditEntry } from './audit-ports.ts';
import { defaultOrganisation } from '../../shared/organisation.ts';

const MINUTE_MS = 60_000;
const MOST_OF_CALLER = 10; // lines a minute
const MOST_OF_ORGANISATION = 100; // lines a minute

export interface Refusals {
  /** Somebody known was answered 403. `operation` is the table's name of it. */
  call(caller: Caller, operation: string, client: { address: string }): Promise<void>;
  /** A key, seat, link, passkey or provider's answer that opened nothing: told to those who run the installation. */
  signIn(how: string, client: { address: string }): Promise<void>;
}

/** `lost` hears of a line that could not be stored: the call was refused all the same. */
export function createRefusals(given: {
  log: { append(entry: AuditEntry, org: string): Promise<void> }; // of all organisations
  lost: (error: unknown, entry: AuditEntry) => void;
  now: () => number;
}): Refusals {
  let minute = 0;
  const lines = new Map<string, number>();
  const unstored = new Map<string, number>(); // by organisation
  /** Counts one; false: there were enough in this minute. */
  const within = (name: string, most: number): boolean => {
    const n = (lines.get(name) ?? 0) + 1;
    lines.set(name, n);
    return n <= most;
  };
  const tell = async (entry: AuditEntry, org: string): Promise<void> => {
    const current = Math.floor(given.now() / MINUTE_MS);
    if (current !== minute) lines.clear();
    minute = current;
    const left = unstored.get(org) ?? 0;
    const address = entry.address?.replace(/^::ffff:/, '') ?? null;
    // The organisation first: when it has enough, no further callers are remembered.
    if (
      !within(org, MOST_OF_ORGANISATION) ||
      !within(`${org} ${entry.actor} ${address ?? ''}`, MOST_OF_CALLER)
    )
      return void unstored.set(org, left + 1);
    unstored.delete(org);
    const detail = { ...entry.detail, ...(left > 0 && { unstored: left }) };
    const whole = { ...entry, address, detail };
    await given.log.append(whole, org).catch((error: unknown) => given.lost(error, whole));
  };
  return {
    call: (caller, operation, { address }) => {
      const entry = { actor: nameOf(caller), action: 'call.refused' as const, subject: null, address };
      const session = caller.kind === 'seat' ? caller.seat.sessionId : null;
      return tell({ ...entry, session, detail: { operation } }, organisationOf(caller));
    },
    signIn: (how, { address }) => {
      const entry = { actor: 'anonymous', action: 'sign_in.refused' as const, subject: null, session: null };
      return tell({ ...entry, address, detail: { how } }, defaultOrganisation);
    },
  };
}
