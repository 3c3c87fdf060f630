// Whose a stored bank is. A recruiter belongs to the key that named it: two keys may use the same name.
import { type Caller, nameOf } from './credentials.ts';

export function ownerOf(caller: Caller, recruiterId: string | null): string {
  return `${nameOf(caller)}:${recruiterId ?? ''}`;
}

/** The name as the caller gave it. */
export function recruiterOf(owner: string | null): string | null {
  return owner?.slice(owner.indexOf(':') + 1) || null;
}

export function maySee(bank: { isPrivate: boolean; recruiterId: string | null }, caller: Caller): boolean {
  return !bank.isPrivate || (bank.recruiterId ?? '').startsWith(`${nameOf(caller)}:`);
}
