// Operations on organisations: for those who run the installation.
import { z } from 'zod';
import { keySchema } from './keys.ts';
import { idParam, nameText, type Operation } from './operation.ts';

export const organisationSchema = z.strictObject({ id: z.string(), name: z.string(), createdAt: z.number() });
const common = {
  tag: 'organisations',
  path: '/api/organisations',
  access: { scopes: ['admin'], seats: [] },
  limit: 'general',
} as const;

export const organisationOperations = {
  listOrganisations: {
    ...common,
    method: 'GET',
    summary: 'All organisations; for administrators of the first one, who run the installation',
    status: 200,
    response: z.strictObject({ organisations: z.array(organisationSchema) }),
  },
  createOrganisation: {
    ...common,
    method: 'POST',
    summary:
      'One more organisation, with data of its own and a first key, which is admin in it; its secret is shown this once',
    body: z.strictObject({ name: nameText }),
    example: { name: 'Northwind' },
    status: 201,
    response: z.strictObject({ organisation: organisationSchema, key: keySchema, secret: z.string() }),
  },
  deleteOrganisation: {
    ...common,
    method: 'DELETE',
    path: '/api/organisations/{id}',
    summary:
      'Delete one for good, with its sessions, people, keys, questions and webhooks; its audit log stays. `name` confirms ' +
      'it, letter by letter. Not the first one, nor that of the provider, nor while a session must be kept (409)',
    params: idParam,
    query: z.strictObject({ name: nameText }),
    status: 200,
    response: z.strictObject({
      id: z.string(),
      deletedAt: z.number(),
      erased: z.record(z.string(), z.number()), // rows by table
    }),
  },
} as const satisfies Record<string, Operation>;
