// Whose a stored bank or a written question is: the one place that knows what owning them hangs on. A recruiter belongs to
// the key that named it: two keys may use the same name.
import { type Caller, isStaff, nameOf, onlyOwn } from './credentials.ts';

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

/** Who a question that this caller writes belongs to. */
export function holderOf(caller: Caller): string {
  return nameOf(caller);
}

/** Whether this caller sees drafts of `owner`, and may change them. */
export function mayWrite(owner: string, caller: Caller): boolean {
  return owner === holderOf(caller) || (isStaff(caller) && onlyOwn(caller) === null);
}

/** Whose drafts this caller finds; null: those of everybody in the organisation. */
export function searched(caller: Caller): string | null {
  return isStaff(caller) ? onlyOwn(caller) : holderOf(caller);
}
