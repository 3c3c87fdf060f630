// Organisations, for those who run the installation. Knows nothing of what is in them.
import { nameOf, operatorsOnly } from '../credentials.ts';
import type { Handlers } from '../handler.ts';
import type { HandlerParts } from '../parts.ts';
import { shownKey } from './keys.ts';

export function organisationHandlers({
  organisations,
  audit,
}: Pick<HandlerParts, 'organisations' | 'audit'>): Pick<
  Handlers,
  'listOrganisations' | 'createOrganisation'
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
  };
}
