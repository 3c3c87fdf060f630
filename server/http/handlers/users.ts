// The people of an organisation: invited, changed, disabled, signed out. Never shows a link twice, nor any token.
import { AppError, forbidden, notFound } from '../../errors.ts';
import { type Caller, nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownUser } from '../own-user.ts';
import type { HandlerParts } from '../parts.ts';
import type { SignInRecord, UserRecord } from '../people-ports.ts';

type Parts = Pick<HandlerParts, 'users' | 'audit'>;
type Names = 'listUsers' | 'inviteUser' | 'updateUser' | 'eraseUser' | 'inviteAgain';
type SessionNames = 'listUserSessions' | 'endUserSessions' | 'endUserSession';

export function userHandlers(parts: Parts): Pick<Handlers, Names | SessionNames> {
  return { ...peopleHandlers(parts), ...sessionHandlers(parts) };
}

function peopleHandlers(parts: Parts): Pick<Handlers, Names> {
  const { users, audit } = parts;
  return {
    async listUsers() {
      return { body: { users: (await users.list()).map(shown) } };
    },
    async inviteUser({ caller, body }) {
      const user = await users.create(body);
      if (!user) throw new AppError('exists', 409, 'somebody with this address is there already');
      const invitation = await users.invite(user.id);
      audit(nameOf(caller), 'user.invited', user.id, { role: body.role });
      return { body: { user: shown(user), ...invitation } };
    },
    async updateUser({ caller, params, body }) {
      notOneself(caller, params.id, body);
      const user = await users.update(params.id, body);
      if (!user) throw notFound('user');
      const { role, disabled } = body;
      audit(nameOf(caller), 'user.updated', params.id, {
        ...(role !== undefined && { role }),
        ...(disabled !== undefined && { disabled }),
      });
      return { body: shown(user) };
    },
    async eraseUser({ caller, params: { id } }) {
      if (caller.kind === 'user' && caller.user.id === id) throw forbidden('nobody erases themselves');
      const erased = await users.erase(id);
      if (!erased) throw notFound('user');
      audit(nameOf(caller), 'user.erased', id, erased);
      return { body: { id, erased } };
    },
    async inviteAgain({ caller, params }) {
      const user = await users.find(params.id);
      if (!user) throw notFound('user');
      if (user.disabledAt !== null) throw new AppError('disabled', 409, 'this person is disabled');
      const invitation = await users.invite(user.id);
      audit(nameOf(caller), 'user.invited', user.id, {});
      return { body: { user: shown(user), ...invitation } };
    },
  };
}

function sessionHandlers(parts: Parts): Pick<Handlers, SessionNames> {
  const { users, audit } = parts;
  const end = async (caller: Caller, id: string, session: string | null) => {
    const user = await ownUser(users, caller, id);
    const ended = await users.endSessions(user.id, session);
    if (session !== null && ended === 0) throw notFound('session');
    audit(nameOf(caller), 'user.signed_out', user.id, { ended });
    return { body: { ended } };
  };
  return {
    async listUserSessions({ caller, params }) {
      const user = await ownUser(users, caller, params.id);
      const current = caller.kind === 'user' ? caller.session : null;
      const sessions = (await users.sessions(user.id)).map((session) => shownSession(session, current));
      return { body: { sessions } };
    },
    endUserSessions: ({ caller, params }) => end(caller, params.id, null),
    endUserSession: ({ caller, params }) => end(caller, params.id, params.session),
  };
}

/** An administrator who locks himself out would need somebody else to be let in again. */
function notOneself(caller: Caller, id: string, change: { role?: unknown; disabled?: unknown }): void {
  if (caller.kind !== 'user' || caller.user.id !== id) return;
  if (change.role !== undefined || change.disabled !== undefined)
    throw forbidden('nobody changes the own role or disables themselves');
}

function shownSession(session: SignInRecord, current: string | null) {
  const { id, how, address, agent, createdAt, lastSeenAt, expiresAt } = session;
  return { id, how, address, agent, createdAt, lastSeenAt, expiresAt, current: id === current };
}

function shown({ id, email, name, role, createdAt, joinedAt, disabledAt }: UserRecord) {
  return { id, email, name, role, createdAt, joinedAt, disabledAt };
}
