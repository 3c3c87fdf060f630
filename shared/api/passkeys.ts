// Operations on what is stored of people's passkeys. Making one and signing in with one are steps of our own page.
import { z } from 'zod';
import { userRoles } from '../access.ts';
import { idParam, nameText, type Operation } from './operation.ts';

export const passkeySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  backedUp: z.boolean(), // is kept by a provider, on several devices
  createdAt: z.number(),
  lastUsedAt: z.number().nullable(), // null: nobody has signed in with it yet
});

/** Everybody for themselves; administrators for all. */
const own = { scopes: ['admin'], seats: [], roles: userRoles } as const;
const common = { tag: 'users', limit: 'general', access: own, status: 200 } as const;
const params = z.strictObject({ id: idParam.shape.id, passkey: z.string().min(1).max(80) });

export const passkeyOperations = {
  listPasskeys: {
    ...common,
    method: 'GET',
    path: '/api/users/{id}/passkeys',
    summary: 'The passkeys of somebody. People may ask about themselves, administrators about all',
    params: idParam,
    response: z.strictObject({ passkeys: z.array(passkeySchema) }),
  },
  renamePasskey: {
    ...common,
    method: 'PATCH',
    path: '/api/users/{id}/passkeys/{passkey}',
    summary: 'Give a passkey another name',
    params,
    body: z.strictObject({ name: nameText }),
    example: { name: 'Laptop at home' },
    response: passkeySchema,
  },
  removePasskey: {
    ...common,
    method: 'DELETE',
    path: '/api/users/{id}/passkeys/{passkey}',
    summary: 'Remove a passkey: nobody signs in with it any more. Open browser sessions stay',
    params,
    response: z.strictObject({ removed: z.boolean() }),
  },
} as const satisfies Record<string, Operation>;
