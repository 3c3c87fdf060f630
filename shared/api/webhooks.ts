// Operations on webhooks: endpoints of a key, and the log of what was sent to them.
import { z } from 'zod';
import { hookKinds, hookKindSchema } from '../hooks.ts';
import type { Operation } from './operation.ts';

const word = z.string().regex(/^[\w-]{1,80}$/, 'letters, digits, _ and - only');
const params = z.strictObject({ id: word });
const url = z
  .string()
  .max(2_000)
  .refine((text) => {
    if (!URL.canParse(text)) return false;
    const { protocol, username, password } = new URL(text);
    return ['http:', 'https:'].includes(protocol) && username === '' && password === '';
  }, 'must be an address that starts with https:// or http://, without a name or password');
const events = z
  .array(hookKindSchema)
  .min(1)
  .max(hookKinds.length)
  .transform((list) => [...new Set(list)]);

export const webhookSchema = z.strictObject({
  id: z.string(),
  url: z.string(),
  events: z.array(hookKindSchema),
  createdAt: z.number(),
  disabledAt: z.number().nullable(),
  disabledWhy: z.string().nullable(),
});
export const deliverySchema = z.strictObject({
  id: z.string(), // the header webhook-id, the same in every try
  type: z.string(),
  sessionId: z.string().nullable(),
  state: z.enum(['waiting', 'delivered', 'given_up']),
  payload: z.record(z.string(), z.unknown()),
  createdAt: z.number(),
  tries: z.number().int(),
  nextTryAt: z.number().nullable(),
  deliveredAt: z.number().nullable(),
  lastStatus: z.number().nullable(),
  lastError: z.string().nullable(),
});
const withSecret = z.strictObject({ webhook: webhookSchema, secret: z.string() });

const common = { tag: 'webhooks', limit: 'general', params } as const;
// Of people, administrators alone: their endpoints hear of all sessions of the organisation.
const lookers = { scopes: ['sessions', 'read'], seats: [], roles: ['admin'] } as const;
const changers = { scopes: ['sessions'], seats: [], roles: ['admin'] } as const;

export const webhookOperations = {
  createWebhook: {
    method: 'POST',
    path: '/api/webhooks',
    tag: 'webhooks',
    summary:
      'Be told of the events of this key’s sessions (an admin key: of all), signed by Standard Webhooks. The secret is shown this once',
    access: changers,
    limit: 'general',
    body: z.strictObject({ url, events: events.default([...hookKinds]) }),
    example: { url: 'https://ats.example.com/candor', events: ['session.ended', 'report.ready'] },
    status: 201,
    response: withSecret,
  },
  listWebhooks: {
    method: 'GET',
    path: '/api/webhooks',
    tag: 'webhooks',
    summary: "The key's own webhooks, oldest first; an admin key sees all",
    access: lookers,
    limit: 'general',
    status: 200,
    response: z.strictObject({ webhooks: z.array(webhookSchema) }),
  },
  getWebhook: {
    ...common,
    method: 'GET',
    path: '/api/webhooks/{id}',
    summary: 'One webhook, without its secret',
    access: lookers,
    status: 200,
    response: webhookSchema,
  },
  updateWebhook: {
    ...common,
    method: 'PATCH',
    path: '/api/webhooks/{id}',
    summary: 'Change address or events, switch it off, or on again after it was disabled',
    access: changers,
    body: z.strictObject({ url: url.optional(), events: events.optional(), enabled: z.boolean().optional() }),
    example: { enabled: true },
    status: 200,
    response: webhookSchema,
  },
  deleteWebhook: {
    ...common,
    method: 'DELETE',
    path: '/api/webhooks/{id}',
    summary: 'Delete a webhook with its log; what waits is not sent',
    access: changers,
    status: 200,
    response: webhookSchema,
  },
  rotateWebhook: {
    ...common,
    method: 'POST',
    path: '/api/webhooks/{id}/rotate',
    summary:
      'A new secret for the same webhook. The old one signs as well for `overlapHours`; 0 where it has become known',
    access: changers,
    body: z.strictObject({ overlapHours: z.number().min(0).max(168).default(24) }),
    example: { overlapHours: 24 },
    status: 200,
    response: withSecret,
  },
  testWebhook: {
    ...common,
    method: 'POST',
    path: '/api/webhooks/{id}/test',
    summary: 'Send a `webhook.test`, to see that it arrives; the log tells what became of it',
    access: changers,
    status: 200,
    response: deliverySchema,
  },
  listDeliveries: {
    ...common,
    method: 'GET',
    path: '/api/webhooks/{id}/deliveries',
    summary: 'What was sent or waits, newest first, kept for 30 days. `next` is the cursor of the next page',
    access: lookers,
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).default(50),
      cursor: z
        .string()
        .regex(/^\d{1,18}$/, 'not a cursor of this list')
        .optional(),
    }),
    status: 200,
    response: z.strictObject({ deliveries: z.array(deliverySchema), next: z.string().nullable() }),
  },
  redeliver: {
    ...common,
    method: 'POST',
    path: '/api/webhooks/{id}/deliveries/{delivery}/redeliver',
    summary: 'Send a delivery once more, with the same webhook-id',
    access: changers,
    params: z.strictObject({ id: word, delivery: word }),
    status: 200,
    response: deliverySchema,
  },
} as const satisfies Record<string, Operation>;
