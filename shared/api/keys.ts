// Operations on API keys: for administrators alone.
import { z } from 'zod';
import { keyLimitsSchema, scopeSchema } from '../access.ts';
import { idParam, nameText, type Operation } from './operation.ts';

export const keySchema = z.strictObject({
  id: z.string(),
  name: z.string(),
  scopes: z.array(scopeSchema),
  limits: keyLimitsSchema,
  createdAt: z.number(),
  lastUsedAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
});
const withSecret = z.strictObject({ key: keySchema, secret: z.string() });
const common = { tag: 'keys', access: { scopes: ['admin'], seats: [] }, limit: 'general' } as const;
const fields = { scopes: z.array(scopeSchema).min(1).max(5), limits: keyLimitsSchema };

export const keyOperations = {
  createKey: {
    ...common,
    method: 'POST',
    path: '/api/keys',
    summary: 'Create a key; its secret is shown this once',
    body: z.strictObject({ name: nameText, scopes: fields.scopes, limits: fields.limits.default({}) }),
    example: { name: 'Our ATS', scopes: ['sessions', 'read'] },
    status: 201,
    response: withSecret,
  },
  listKeys: {
    ...common,
    method: 'GET',
    path: '/api/keys',
    summary: 'All keys, without secrets',
    status: 200,
    response: z.strictObject({ keys: z.array(keySchema) }),
  },
  getKey: {
    ...common,
    method: 'GET',
    path: '/api/keys/{id}',
    summary: 'One key, without its secret',
    params: idParam,
    status: 200,
    response: keySchema,
  },
  updateKey: {
    ...common,
    method: 'PATCH',
    path: '/api/keys/{id}',
    summary: 'Change name, scopes or limits',
    params: idParam,
    body: z.strictObject({
      name: nameText.optional(),
      scopes: fields.scopes.optional(),
      limits: fields.limits.optional(),
    }),
    example: { limits: { execution: 100 } },
    status: 200,
    response: keySchema,
  },
  rotateKey: {
    ...common,
    method: 'POST',
    path: '/api/keys/{id}/rotate',
    summary: 'A new secret for the same key; the old one is refused from now on',
    params: idParam,
    status: 200,
    response: withSecret,
  },
  revokeKey: {
    ...common,
    method: 'DELETE',
    path: '/api/keys/{id}',
    summary: 'Revoke a key for good',
    params: idParam,
    status: 200,
    response: keySchema,
  },
} as const satisfies Record<string, Operation>;
