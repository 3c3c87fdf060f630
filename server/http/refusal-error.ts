// A room's refusal as an HTTP error.
import type { Refusal } from '../../shared/protocol.ts';
import { AppError } from '../errors.ts';

const statuses: Record<Refusal['code'], number> = {
  invalid: 400,
  forbidden: 403,
  waiting: 403,
  not_found: 404,
  running: 409,
  not_running: 409,
  ended: 409,
  paused: 409,
  rate_limited: 429,
  internal: 500,
  busy: 503,
  unavailable: 503,
};
const retrySeconds = 2; // for what passes by itself

export function refusalError({ code, message, field }: Refusal): AppError {
  const passes = ['running', 'rate_limited', 'busy', 'unavailable'].includes(code);
  return new AppError(code, statuses[code], message, {
    ...(field === undefined ? {} : { field }),
    ...(passes ? { retryAfter: retrySeconds } : {}),
  });
}
