// Errors that a caller may see, and how any error becomes one, for every door (REST, sockets, documents).
import { DatabaseUnavailable, NoSuchSession } from './db/errors.ts';
import { SandboxBusy, SandboxRefused, SandboxUnavailable } from '../sandbox/job.ts';

/** `code` is stable and for programs, `message` for people; `field` is the path of the wrong value. */
export class AppError extends Error {
  readonly code: string;
  readonly status: number; // HTTP
  readonly field: string | undefined;
  /** Seconds; sent as Retry-After. */
  readonly retryAfter: number | undefined;
  constructor(
    code: string,
    status: number,
    message: string,
    more: { field?: string; retryAfter?: number } = {},
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.field = more.field;
    this.retryAfter = more.retryAfter;
  }
}

export const notFound = (what: string): AppError => new AppError('not_found', 404, `${what} not found`);
export const invalid = (message: string, field?: string): AppError =>
  new AppError('invalid', 400, message, field === undefined ? {} : { field });
export const unauthorized = (message = 'a valid API key is needed'): AppError =>
  new AppError('unauthorized', 401, message);
export const forbidden = (message: string): AppError => new AppError('forbidden', 403, message);

/** What to answer. `ours` tells that the error is a fault of the server and must be logged whole. */
export function translate(error: unknown): { error: AppError; ours: boolean } {
  if (error instanceof AppError) return { error, ours: error.status >= 500 && error.status !== 503 };
  if (error instanceof NoSuchSession) return { error: notFound('session'), ours: false };
  if (error instanceof DatabaseUnavailable)
    return {
      error: new AppError('unavailable', 503, 'the database cannot be reached', { retryAfter: 5 }),
      ours: true,
    };
  if (error instanceof SandboxBusy) {
    const retryAfter = Math.max(1, Math.ceil(error.retryAfterMs / 1000));
    return { error: new AppError('busy', 503, error.message, { retryAfter }), ours: false };
  }
  if (error instanceof SandboxRefused) return { error: invalid(error.message), ours: false };
  if (error instanceof SandboxUnavailable)
    return { error: new AppError('unavailable', 503, error.message, { retryAfter: 10 }), ours: false };
  return { error: new AppError('internal', 500, 'something went wrong on the server'), ours: true };
}
