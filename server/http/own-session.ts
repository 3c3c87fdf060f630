// Finds the session that a request names, for those who may know of it.
import { notFound } from '../errors.ts';
import type { SessionRow, SessionStore } from '../interviews/ports.ts';
import { type Caller, owns } from './credentials.ts';

/** Throws 404 for a session that does not exist and for one that belongs to another key: no difference is told. */
export async function ownSession(
  sessions: Pick<SessionStore, 'find'>,
  caller: Caller,
  id: string,
): Promise<SessionRow> {
  const session = await sessions.find(id);
  if (!session || !owns(caller, session.ownerKey)) throw notFound('session');
  return session;
}
