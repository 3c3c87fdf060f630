// Deleting sessions for good, one or many, with a receipt for each. People who are inside hear the end first, then they are out.
import { invalid, notFound } from '../../errors.ts';
import type { SessionRow } from '../../interviews/ports.ts';
import { type Caller, nameOf, onlyOwn, owns, seatOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { keptError, keptUntil } from '../keeping.ts';
import { ownSession } from '../own-session.ts';
import type { HandlerParts } from '../parts.ts';

const atOnce = 100; // sessions one request deletes by name; the answer says when there are more

type Parts = Pick<HandlerParts, 'sessions' | 'room' | 'audit' | 'now'>;

export function deletionHandlers(parts: Parts): Pick<Handlers, 'deleteSession' | 'deleteSessions'> {
  const { sessions, now } = parts;
  return {
    async deleteSession({ caller, params }) {
      const session = await ownSession(sessions, caller, params.id);
      const until = keptUntil(session, now());
      if (until !== null) throw keptError(until);
      const receipt = await remove(parts, caller, session);
      if (!receipt) throw notFound('session');
      return { body: receipt };
    },

    async deleteSessions({ caller, body: { ids, candidateName } }) {
      if (ids.length === 0 && candidateName === undefined) throw invalid('give ids or candidateName', 'ids');
      const named = candidateName === undefined ? [] : await idsOf(sessions, caller, candidateName, atOnce);
      const deleted = [];
      const kept = [];
      for (const id of new Set([...ids, ...named.slice(0, atOnce)])) {
        const session = await sessions.find(id);
        // What is gone, or belongs to another key, is left out of the receipt.
        if (!session || !owns(caller, session.ownerKey)) continue;
        const until = keptUntil(session, now());
        const receipt = until === null ? await remove(parts, caller, session) : null;
        if (until !== null) kept.push({ id, until });
        if (receipt) deleted.push(receipt);
      }
      return { body: { deleted, kept, more: named.length > atOnce } };
    },
  };
}

/** Null: somebody else was quicker. */
export async function remove(
  { sessions, room, audit, now }: Parts,
  caller: Caller,
  session: Pick<SessionRow, 'id' | 'active'>,
) {
  if (session.active) await room.end(session.id, seatOf(caller));
  const removed = await sessions.remove(session.id);
  if (!removed) return null;
  room.removed(session.id);
  audit(nameOf(caller), 'session.deleted', session.id, removed);
  return { id: session.id, deletedAt: now(), removed };
}

/** At most a page more than `most`. The list looks for parts of names: only the whole name counts here. */
export async function idsOf(
  sessions: Parts['sessions'],
  caller: Caller,
  candidateName: string,
  most: number,
): Promise<string[]> {
  const owner = onlyOwn(caller);
  const own = owner === null ? {} : { ownerKey: owner };
  const found: string[] = [];
  let after: { startedAt: number; id: string } | undefined;
  while (found.length <= most) {
    const page = await sessions.list({ ...own, candidateName, limit: atOnce, ...(after && { after }) });
    found.push(...page.filter((row) => row.candidateName === candidateName).map((row) => row.id));
    if (page.length < atOnce) break;
    after = page.at(-1);
  }
  return found;
}
