// Operations about the server itself: health, metrics, sandbox images, this description.
import { z } from 'zod';
import type { Operation } from './operation.ts';

const part = z.strictObject({ available: z.boolean() });

export const systemOperations = {
  health: {
    method: 'GET',
    path: '/health',
    tag: 'system',
    summary: 'How the parts are: `ok`, or `degraded` when one is missing; 503 without the database',
    access: 'open',
    limit: 'general',
    status: 200,
    response: z.strictObject({
      status: z.enum(['ok', 'degraded', 'down']),
      docker: part,
      database: part,
      redis: z.strictObject({ configured: z.boolean(), available: z.boolean() }),
      ai: z.strictObject({ configured: z.boolean(), model: z.string().nullable() }),
      timestamp: z.string(),
    }),
  },
  metrics: {
    method: 'GET',
    path: '/metrics',
    tag: 'system',
    summary: 'Prometheus metrics (on a port of their own in production)',
    access: 'open',
    limit: 'none',
    status: 200,
    response: 'text/plain',
  },
  setupDocker: {
    method: 'POST',
    path: '/setup-docker',
    tag: 'system',
    summary: 'Build or pull missing sandbox images; the answer streams progress, a line at a time',
    access: { scopes: ['admin'], seats: [] },
    limit: 'general',
    status: 200,
    response: 'text/plain',
  },
  openapi: {
    method: 'GET',
    path: '/api/openapi.json',
    tag: 'system',
    summary: 'This description, OpenAPI 3.1',
    access: 'open',
    limit: 'general',
    status: 200,
    response: z.looseObject({ openapi: z.string() }),
  },
  docs: {
    method: 'GET',
    path: '/api/docs',
    tag: 'system',
    summary: 'This description for people',
    access: 'open',
    limit: 'general',
    status: 200,
    response: 'text/html',
  },
} as const satisfies Record<string, Operation>;
