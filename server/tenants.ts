// What works for one organisation: stores that see its rows alone, and what is made of them. Opens nothing.
import { randomBytes } from 'node:crypto';
import { createKeys, type Keys, type KeyStore } from './access/keys.ts';
import { createSeats, type Seats } from './access/seats.ts';
import type { Organisations, Users } from './http/people-ports.ts';
import type { Endpoints } from './hooks/endpoints.ts';
import { createInterviews, type Interviews } from './interviews/sessions.ts';
import { defaultOrganisation } from '../shared/organisation.ts';
import type { Stores } from './stores.ts';

/** The organisations themselves, as those who run the installation handle them. */
export function createFounding(
  organisations: Stores['organisations'],
  tenant: (org: string) => Tenant,
  remove: Organisations['remove'],
): Organisations {
  return {
    list: () => organisations.list(),
    find: (id: string) => organisations.find(id),
    remove,
    async create(name: string) {
      const organisation = await organisations.insert(`org_${randomBytes(9).toString('base64url')}`, name);
      const ask = { name: 'First administrator', scopes: ['admin' as const], limits: {} };
      return { organisation, ...(await tenant(organisation.id).keys.create(ask)) };
    },
  };
}

export interface Tenant {
  stores: Stores;
  seats: Seats;
  keys: Keys;
  interviews: Interviews;
  users: Users;
  webhooks: Endpoints;
}

/** Makes the parts of an organisation when they are asked for. The bootstrap key is one of the first organisation. */
export function createTenants(given: {
  organisation: (org: string) => { stores: Stores; endpoints: Endpoints };
  usersOf: (stores: Stores) => Users;
  /** Over the keys of every organisation, so that what one changes is forgotten by all. */
  held: (store: KeyStore) => KeyStore;
  bootstrap: string;
  secret: string;
  publicUrl: string;
  ai: { configured: boolean };
  onLostUse: (error: unknown) => void;
  now: () => number;
}): (org: string) => Tenant {
  const { organisation, held, secret, publicUrl, ai, onLostUse, now } = given;
  return (org) => {
    const { stores, endpoints } = organisation(org);
    const bootstrap = org === defaultOrganisation ? given.bootstrap : null;
    const seats = createSeats({ store: stores.seats, secret, now });
    return {
      stores,
      seats,
      keys: createKeys({ store: held(stores.keys), bootstrap, onLostUse, now }),
      interviews: createInterviews({ store: stores.sessions, seats, publicUrl, ai, now }),
      users: given.usersOf(stores),
      webhooks: endpoints,
    };
  };
}
