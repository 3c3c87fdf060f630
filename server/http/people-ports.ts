// What the REST door needs to know of organisations and people, wired in app.ts. Types alone.
import type { UserRole } from '../../shared/access.ts';
import type { PasskeyRecord } from '../access/passkeys.ts';
import type { SignInRecord, UserRecord } from '../access/sign-ins.ts';
import type { KeyRecord } from './ports.ts';

export interface Organisation {
  id: string; // "org_…"
  name: string;
  createdAt: number;
}
/** `kept`: one of its sessions must be kept `until` then. `needed`: this installation does not work without it. */
export type Deletion =
  | { ok: true; deletedAt: number; erased: Record<string, number> }
  | { ok: false; why: 'missing' | 'needed' }
  | { ok: false; why: 'kept'; until: number };
export interface Organisations {
  /** Everything of it but its audit log. Nobody was asked whether they are sure. */
  remove(id: string): Promise<Deletion>;
  /** Oldest first. */
  list(): Promise<Organisation[]>;
  find(id: string): Promise<Organisation | null>;
  /** With a first key that is admin in it. `secret` is shown once and never stored. */
  create(name: string): Promise<{ organisation: Organisation; key: KeyRecord; secret: string }>;
}

export type { PasskeyRecord, SignInRecord, UserRecord };
/** The people of one organisation. Null, where a user is named: no such user. */
export interface Users {
  list(): Promise<UserRecord[]>;
  find(id: string): Promise<UserRecord | null>;
  /** Null: the address is taken. */
  create(ask: { email: string; name: string; role: UserRole }): Promise<UserRecord | null>;
  update(
    id: string,
    change: { name?: string | undefined; role?: UserRole | undefined; disabled?: boolean | undefined },
  ): Promise<UserRecord | null>;
  /** For good; rows by table. What the person did stays under the id. */
  erase(id: string): Promise<Record<string, number> | null>;
  /** A one-time link, shown once; earlier ones open nothing any more. */
  invite(id: string): Promise<{ link: string; expiresAt: number }>;
  /** Open ones alone, newest first. */
  sessions(id: string): Promise<SignInRecord[]>;
  /** One session or all (null); resolves with how many were open. */
  endSessions(id: string, session: string | null): Promise<number>;
  /** Oldest first. */
  passkeys(id: string): Promise<PasskeyRecord[]>;
  /** Null: the person has no such passkey. */
  renamePasskey(id: string, passkey: string, name: string): Promise<PasskeyRecord | null>;
  /** False: the person has no such passkey. */
  removePasskey(id: string, passkey: string): Promise<boolean>;
}
export interface SignIns {
  /** Null: no session is open with this token. */
  verify(token: string): Promise<{ session: { id: string }; user: UserRecord } | null>;
}
/** `provider`: the host name of the OpenID provider; null: none is configured. `passkeys`: the origin where they work. */
export interface SignInWays {
  provider: string | null;
  passkeys: string | null;
}
