// Who is calling, and how people can sign in. Reads alone.
import { roleScopes } from '../../../shared/access.ts';
import { type Caller, organisationOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';

export function meHandlers({
  organisations,
  signInWays,
}: Pick<HandlerParts, 'organisations' | 'signInWays'>): Pick<Handlers, 'whoAmI' | 'signInWays'> {
  return {
    async whoAmI({ caller }) {
      const who = whoOf(caller);
      if (who === null) return { body: { who } };
      const id = organisationOf(caller);
      const name = (await organisations.find(id))?.name ?? id;
      return { body: { who: { ...who, organisation: { id, name } } } };
    },
    async signInWays() {
      return { body: signInWays };
    },
  };
}

/** Seats are of a session, not of an organisation: they are asked about in the room. */
function whoOf(caller: Caller) {
  switch (caller.kind) {
    case 'key': {
      const { id, name, scopes } = caller.key;
      return { kind: 'key' as const, id, name, email: null, role: null, scopes };
    }
    case 'user': {
      const { id, name, email, role } = caller.user;
      return { kind: 'user' as const, id, name, email, role, scopes: [...roleScopes[role]] };
    }
    case 'seat':
    case 'anonymous':
      return null;
  }
}
