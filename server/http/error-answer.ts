// The one place where errors become answers, and where requests are logged. Ours are logged whole, answered blandly.
import type { Middleware } from 'koa';
import { AppError, translate } from '../errors.ts';
import type { Logger } from '../log.ts';

export function answerErrors(log: Logger): Middleware {
  return async (ctx, next) => {
    try {
      await next();
      if (ctx.status === 404 && ctx.body === undefined && isApi(ctx.path))
        throw new AppError('not_found', 404, `there is no ${ctx.method} ${ctx.path}`);
      if (ctx.status === 405 && ctx.body === undefined)
        throw new AppError('method_not_allowed', 405, `${ctx.method} is not possible here`);
      if (ctx.status === 501 && ctx.body === undefined)
        throw new AppError('method_not_allowed', 501, `${ctx.method} is not known here`);
    } catch (caught) {
      const { error, ours } = translate(caught);
      if (ours) log.error({ err: caught, request: ctx.state['requestId'] }, 'request failed');
      ctx.status = error.status;
      ctx.set('Cache-Control', 'no-store');
      if (error.retryAfter !== undefined) ctx.set('Retry-After', String(error.retryAfter));
      ctx.body = {
        error: error.code,
        message: error.message,
        ...(error.field === undefined ? {} : { field: error.field }),
      };
    }
  };
}

/** Paths that belong to programs; every other path belongs to the page. */
export function isApi(path: string): boolean {
  return /^\/(api|health|metrics|setup-docker|socket\.io|doc)(\/|$)/.test(path);
}

/** One line a request, without query, body or secrets. */
export function logRequests(
  log: Logger,
  observe: ((operation: string, status: number, seconds: number) => void) | undefined,
): Middleware {
  return async (ctx, next) => {
    const start = performance.now();
    await next();
    const ms = performance.now() - start;
    const operation = typeof ctx.state['operation'] === 'string' ? ctx.state['operation'] : 'page';
    observe?.(operation, ctx.status, ms / 1000);
    const line = { request: ctx.state['requestId'], method: ctx.method, path: ctx.path, status: ctx.status };
    log[operation === 'page' || operation === 'health' ? 'debug' : 'info'](
      { ...line, ms: Math.round(ms) },
      'request',
    );
  };
}
