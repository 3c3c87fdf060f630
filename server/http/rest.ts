// The REST door: security headers, CORS, request ids, the table of operations, the web page's files, errors.
// Knows no rooms, no database and no Docker.
import { randomUUID } from 'node:crypto';
import cors from '@koa/cors';
import Router from '@koa/router';
import Koa from 'koa';
import type { Operation } from '../../shared/api/operation.ts';
import { type OperationId, operations } from '../../shared/api/operations.ts';
import type { Logger } from '../log.ts';
import { answering, type Door } from './answer.ts';
import { answerErrors, logRequests } from './error-answer.ts';
import type { Handlers } from './handler.ts';
import { type PasskeyDoor, passkeyRoutes } from './passkey-routes.ts';
import { securityHeaders } from './security-headers.ts';
import { type SignInDoor, signInRoutes } from './sign-in-routes.ts';
import { serveFiles } from './static-files.ts';

export interface RestOptions extends Door {
  /** Those of one organisation: they see its data alone. */
  handlersOf: (org: string) => Handlers;
  signIn: SignInDoor;
  passkeys: PasskeyDoor | null; // null: browsers give none at this address
  publicUrl: string; // without a slash at its end
  log: Logger;
  corsOrigins: string[]; // "*" alone: any
  trustProxy: boolean; // take the address from X-Forwarded-For
  webRoot: string | null; // folder of the built page; null: none
  servesMetrics: boolean; // false: they have a port of their own
  /** Called once per answer, for metrics: seconds. */
  observe?: (operation: string, status: number, seconds: number) => void;
}

/** The request listener for Node's http server. */
export function createRest(options: RestOptions): Koa {
  // The last entry is the one that the proxy wrote itself: a client cannot choose its address by sending others.
  const app = new Koa({ proxy: options.trustProxy, maxIpsCount: 1 });
  // Koa prints errors by itself unless someone listens; ours are answered and logged inside.
  app.on('error', (error: unknown) => options.log.debug({ err: error }, 'connection error'));
  app.use(async (ctx, next) => {
    const given = ctx.get('X-Request-Id');
    ctx.state['requestId'] = /^[\w-]{8,80}$/.test(given) ? given : randomUUID();
    ctx.set('X-Request-Id', String(ctx.state['requestId']));
    await next();
  });
  app.use(logRequests(options.log, options.observe));
  app.use(securityHeaders());
  app.use(allowOrigins(options.corsOrigins));
  app.use(answerErrors(options.log));
  const router = routes(options);
  const signInParts = { ...options, cookies: options.browsers.cookies };
  signInRoutes(router, signInParts);
  passkeyRoutes(router, signInParts);
  app.use(router.routes());
  app.use(router.allowedMethods());
  if (options.webRoot !== null) app.use(serveFiles(options.webRoot));
  return app;
}

function routes(options: RestOptions): Router {
  const router = new Router();
  for (const id of Object.keys(operations) as OperationId[]) {
    if (id === 'metrics' && !options.servesMetrics) continue;
    const operation: Operation = operations[id];
    const path = operation.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const answer = answering(options, operation, (org) => options.handlersOf(org)[id] as Handlers['health']);
    router.register(
      path,
      [operation.method],
      async (ctx: Koa.Context & { params: Record<string, string> }) => {
        ctx.state['operation'] = id;
        await answer(ctx, ctx.params);
      },
    );
  }
  return router;
}

/** Without origins no header is sent: browsers then allow the page's own origin alone. */
function allowOrigins(origins: string[]): Koa.Middleware {
  if (origins.length === 0) return async (_, next) => void (await next());
  return cors({
    origin: (ctx) => {
      const origin = ctx.get('Origin');
      return origins.includes('*') ? '*' : origins.includes(origin) ? origin : '';
    },
    allowHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'X-API-Key', 'X-Request-Id'],
    exposeHeaders: [
      'RateLimit-Limit',
      'RateLimit-Remaining',
      'RateLimit-Reset',
      'Retry-After',
      'X-Request-Id',
    ],
    allowMethods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    maxAge: 600, // seconds
  });
}
