// Sends one delivery over HTTP: signed by the Standard Webhooks scheme, once, within a time. Follows no redirect.
import { type ClientRequest, type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { Webhook } from 'standardwebhooks';
import { AddressRefused, guardedLookup, isPublic, literalAddress } from './address.ts';
import type { Claimed } from './ports.ts';

const BODY_BYTES = 4_096; // of the answer; it says nothing to us, but a receiver may want to have sent it

/** The status that came, or why none did. */
export type Answer = { status: number } | { error: string };
export type Deliver = (delivery: Claimed, signal: AbortSignal) => Promise<Answer>;

/** Never throws: what a receiver does wrong is a value. */
export function createDeliver(options: {
  allowPrivate: boolean;
  timeoutMs: number;
  now: () => number;
}): Deliver {
  return async (delivery, signal) => {
    const timeout = AbortSignal.timeout(options.timeoutMs);
    try {
      return { status: await post(delivery, options, AbortSignal.any([signal, timeout])) };
    } catch (error) {
      if (timeout.aborted) return { error: `no answer within ${options.timeoutMs / 1000} s` };
      if (signal.aborted) return { error: 'the server was closing' };
      if (!(error instanceof Error)) return { error: String(error) };
      const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
      return { error: error.message || code || 'it could not be reached' };
    }
  };
}

function post(
  delivery: Claimed,
  { allowPrivate, now }: { allowPrivate: boolean; now: () => number },
  signal: AbortSignal,
): Promise<number> {
  const url = new URL(delivery.url);
  const literal = literalAddress(url);
  // A connection to an address asks no resolver.
  if (literal !== null && !allowPrivate && !isPublic(literal))
    throw new AddressRefused('it is a private address');
  const body = JSON.stringify(delivery.payload);
  const at = new Date(now());
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      agent: false, // a connection of its own: the address is checked every time
      lookup: guardedLookup(allowPrivate),
      signal,
      headers: {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        'user-agent': 'Candor-Webhooks/1',
        'webhook-id': delivery.id,
        'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
        'webhook-signature': signatures(delivery, at, body),
      },
    });
    if (!allowPrivate) refusePrivatePeers(request);
    let status: number | null = null; // it decides, whatever becomes of the rest of the answer
    request.on('error', (error) => (status === null ? reject(error) : resolve(status)));
    request.on('response', (response) => {
      const came = (status = response.statusCode ?? 0);
      void drain(response).then(() => {
        request.destroy();
        resolve(came);
      });
    });
    request.end(body);
  });
}

/** One by each secret that is good now, as Standard Webhooks lists them: a receiver takes the one that it can verify. */
function signatures({ id, secret, oldSecret }: Claimed, at: Date, body: string): string {
  const secrets = oldSecret === null ? [secret] : [secret, oldSecret];
  return secrets.map((one) => new Webhook(one).sign(id, at, body)).join(' ');
}

/** The last look, at the connection itself. */
function refusePrivatePeers(request: ClientRequest): void {
  request.on('socket', (socket) =>
    socket.once('connect', () => {
      if (!isPublic(socket.remoteAddress ?? ''))
        request.destroy(new AddressRefused('it is a private address'));
    }),
  );
}

/** Resolves at the end of the answer, after enough of it, or when it breaks off. */
function drain(response: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    response.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > BODY_BYTES) resolve();
    });
    response.on('end', resolve);
    response.on('error', () => resolve());
    response.on('close', resolve);
  });
}
