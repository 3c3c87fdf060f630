// Whom somebody may ask about: themselves, and administrators everybody of the organisation.
import { notFound } from '../errors.ts';
import { type Caller, isAdmin } from './credentials.ts';
import type { UserRecord, Users } from './people-ports.ts';

/** People other than administrators are told of themselves alone: the others do not exist for them. */
export async function ownUser(users: Pick<Users, 'find'>, caller: Caller, id: string): Promise<UserRecord> {
  const oneself = caller.kind === 'user' && caller.user.id === id;
  const user = oneself || isAdmin(caller) ? await users.find(id) : null;
  if (!user) throw notFound('user');
  return user;
}
