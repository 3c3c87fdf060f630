// API keys, for administrators. Every change leaves a line in the audit log, never a secret.
import { AppError, notFound } from '../../errors.ts';
import { nameOf } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import type { KeyRecord } from '../ports.ts';

export function keyHandlers({
  keys,
  audit,
}: Pick<HandlerParts, 'keys' | 'audit'>): Pick<
  Handlers,
  'createKey' | 'listKeys' | 'getKey' | 'updateKey' | 'rotateKey' | 'revokeKey'
> {
  return {
    async createKey({ caller, body }) {
      const made = await keys.create(body);
      audit(nameOf(caller), 'key.created', made.key.id, { name: body.name, scopes: body.scopes });
      return { body: { key: shownKey(made.key), secret: made.secret } };
    },
    async listKeys() {
      return { body: { keys: (await keys.list()).map(shownKey) } };
    },
    async getKey({ params }) {
      return { body: found(await keys.find(params.id)) };
    },
    async updateKey({ caller, params, body: { name, scopes, limits } }) {
      notBootstrap(params.id);
      const change = { ...(name && { name }), ...(scopes && { scopes }), ...(limits && { limits }) };
      const key = found(await keys.update(params.id, change));
      audit(nameOf(caller), 'key.updated', params.id, change);
      return { body: key };
    },
    async rotateKey({ caller, params }) {
      notBootstrap(params.id);
      const made = await keys.rotate(params.id);
      if (!made) throw notFound('key');
      audit(nameOf(caller), 'key.rotated', params.id, {});
      return { body: { key: shownKey(made.key), secret: made.secret } };
    },
    async revokeKey({ caller, params }) {
      notBootstrap(params.id);
      const key = found(await keys.revoke(params.id));
      audit(nameOf(caller), 'key.revoked', params.id, {});
      return { body: key };
    },
  };
}

function found(key: KeyRecord | null) {
  if (!key) throw notFound('key');
  return shownKey(key);
}

/** Whatever else a store hands over stays inside. */
export function shownKey({ id, name, scopes, limits, createdAt, lastUsedAt, revokedAt }: KeyRecord) {
  return { id, name, scopes, limits, createdAt, lastUsedAt, revokedAt };
}

function notBootstrap(id: string): void {
  if (id === 'bootstrap') throw new AppError('forbidden', 403, 'the bootstrap key is set by API_KEY alone');
}
