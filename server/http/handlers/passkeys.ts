// What is stored of people's passkeys: listed, named, removed. Shows no key and no credential's id.
import { notFound } from '../../errors.ts';
import { nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import { ownUser } from '../own-user.ts';
import type { HandlerParts } from '../parts.ts';
import type { PasskeyRecord } from '../people-ports.ts';

export function passkeyHandlers({
  users,
  audit,
}: Pick<HandlerParts, 'users' | 'audit'>): Pick<
  Handlers,
  'listPasskeys' | 'renamePasskey' | 'removePasskey'
> {
  return {
    async listPasskeys({ caller, params }) {
      const user = await ownUser(users, caller, params.id);
      return { body: { passkeys: (await users.passkeys(user.id)).map(shown) } };
    },
    async renamePasskey({ caller, params, body }) {
      const user = await ownUser(users, caller, params.id);
      const passkey = await users.renamePasskey(user.id, params.passkey, body.name);
      if (!passkey) throw notFound('passkey');
      audit(nameOf(caller), 'passkey.renamed', user.id, { passkey: passkey.id });
      return { body: shown(passkey) };
    },
    async removePasskey({ caller, params }) {
      const user = await ownUser(users, caller, params.id);
      if (!(await users.removePasskey(user.id, params.passkey))) throw notFound('passkey');
      audit(nameOf(caller), 'passkey.removed', user.id, { passkey: params.passkey });
      return { body: { removed: true } };
    },
  };
}

function shown({ id, name, backedUp, createdAt, lastUsedAt }: PasskeyRecord) {
  return { id, name, backedUp, createdAt, lastUsedAt };
}
