// Which database errors mean "cannot be reached now" (try again later) and which mean a fault in a query.

/** The database did not answer: lost, starting, full, or too slow. The statement may or may not have been done. */
export class DatabaseUnavailable extends Error {
  constructor(cause: unknown) {
    super(`database unavailable: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
/** The database is fine, but holds no such session (any more). */
export class NoSuchSession extends Error {
  constructor(sessionId: string) {
    super(`no session ${sessionId}`);
  }
}
/** Another server holds the embedded database's folder. */
export class FolderInUse extends Error {}

const network = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EPIPE',
  'ENOENT', // a unix socket that is not there
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
/** SQLSTATE: 08 connection, 53 out of connections, memory or disk, 57 shut down, starting or timed out, 58 system. */
const states = /^(08|53|57|58)...$/;
const words = /connection terminated|connection error|timeout exceeded when trying to connect|read timeout/i;

export function isUnavailable(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isUnavailable);
  if (!(error instanceof Error)) return false;
  if ('code' in error && typeof error.code === 'string')
    return network.has(error.code) || states.test(error.code) || error.code === '25006';
  return words.test(error.message);
}

/** True when the error is a broken reference to another row: for our tables always a session that is gone. */
export function isBrokenReference(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23503';
}
export function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === '23505';
}
