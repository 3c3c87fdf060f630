// Organisations, for those who run the installation. Knows nothing of what is in them.
import { AppError, invalid, notFound } from '../../errors.ts';
import { nameOf, operatorsOnly } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import { keptError } from '../keeping.ts';
import type { Deletion } from '../people-ports.ts';
import { shownKey } from './keys.ts';

export function organisationHandlers({
  organisations,
  audit,
}: Pick<HandlerParts, 'organisations' | 'audit'>): Pick<
  Handlers,
  'listOrganisations' | 'createOrganisation' | 'deleteOrganisation'
> {
  return {
    async listOrganisations({ caller }) {
      operatorsOnly(caller);
      return { body: { organisations: await organisations.list() } };
    },
    async createOrganisation({ caller, body }) {
      operatorsOnly(caller);
      const { organisation, key, secret } = await organisations.create(body.name);
      audit(nameOf(caller), 'organisation.created', organisation.id, {});
      return { body: { organisation, key: shownKey(key), secret } };
    },
    async deleteOrganisation({ caller, params: { id }, query: { name } }) {
      operatorsOnly(caller);
      const found = await organisations.find(id);
      if (found === null) throw notFound('organisation');
      if (found.name !== name) throw invalid('name: not the name of this organisation', 'name');
      const done = await organisations.remove(id);
      if (!done.ok) throw refusalOf(done);
      const { deletedAt, erased } = done;
      audit(nameOf(caller), 'organisation.deleted', id, erased);
      return { body: { id, deletedAt, erased } };
    },
  };
}

function refusalOf(done: Extract<Deletion, { ok: false }>): AppError {
  switch (done.why) {
    case 'missing':
      return notFound('organisation');
    case 'needed':
      return new AppError('needed', 409, 'the first organisation and that of the provider stay');
    case 'kept':
      return keptError(done.until);
  }
}
