// Whose request it is behind a proxy. Only for servers that are told to trust one.
import type { IncomingMessage } from 'node:http';

/** Behind a proxy everybody has its address: the last entry is the one that it wrote itself. */
export function forwardedFor(request: IncomingMessage): string {
  const header = request.headers['x-forwarded-for'];
  const last = (Array.isArray(header) ? header.at(-1) : header)?.split(',').at(-1)?.trim();
  return last || (request.socket.remoteAddress ?? '');
}
