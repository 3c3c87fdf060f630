// A real HTTP server that takes webhooks as a caller's would, and does what the test tells it to.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { z } from 'zod';
import { Webhook } from 'standardwebhooks';

export const bodySchema = z.object({
  type: z.string(),
  timestamp: z.string(),
  data: z.looseObject({ sessionId: z.string().optional() }),
});
export interface Heard {
  id: string; // the header webhook-id
  path: string;
  body: z.infer<typeof bodySchema>;
}
/** A status; or the connection is cut, nothing is ever said, or a body that never ends. */
export type Reaction = number | 'cut' | 'silence' | 'flood' | { redirect: string };
export type Receiver = Awaited<ReturnType<typeof openReceiver>>;

/** Verifies each request with the secret that `secrets` has for its path; what it cannot verify is in `forged`. */
export async function openReceiver() {
  const secrets = new Map<string, string>();
  const accepted: Heard[] = []; // answered by 2xx, in order
  const forged: string[] = [];
  let asked = 0;
  let react: (heard: Heard, nth: number) => Reaction = () => 204;

  const take = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = request.url ?? '';
    const text = Buffer.concat(await request.toArray()).toString();
    const heard = verified(secrets.get(path), text, request, path);
    if (heard === null) {
      forged.push(`${path} ${text}`);
      response.writeHead(401).end();
      return;
    }
    asked += 1;
    const reaction = react(heard, asked);
    if (reaction === 'silence') return;
    if (reaction === 'cut') request.socket.destroy();
    else if (reaction === 'flood') {
      const pour = (): void => {
        while (!response.destroyed && response.write('x'.repeat(10_000)));
      };
      response.writeHead(200).on('drain', pour);
      pour();
    } else if (typeof reaction === 'object') response.writeHead(302, { location: reaction.redirect }).end();
    else {
      if (reaction < 300) accepted.push(heard);
      response.writeHead(reaction).end();
    }
  };
  const server = createServer((request, response) => {
    take(request, response).catch(() => request.socket.destroy()); // the sender was killed while it sent
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    url: (path: string) => `http://127.0.0.1:${address.port}${path}`,
    secrets,
    accepted,
    forged,
    /** Verified requests so far, whatever they were answered. */
    asked: () => asked,
    /** `nth` counts verified requests from 1. */
    reacts(how: (heard: Heard, nth: number) => Reaction): void {
      react = how;
    },
    /** What was accepted at a path, each once, in order of its first acceptance. */
    once: (path: string) =>
      accepted.filter(
        (heard, i) => heard.path === path && accepted.findIndex(({ id }) => id === heard.id) === i,
      ),
    async close(): Promise<void> {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function verified(
  secret: string | undefined,
  text: string,
  request: IncomingMessage,
  path: string,
): Heard | null {
  if (secret === undefined) return null;
  const header = (name: string) => String(request.headers[name] ?? '');
  const headers = {
    'webhook-id': header('webhook-id'),
    'webhook-timestamp': header('webhook-timestamp'),
    'webhook-signature': header('webhook-signature'),
  };
  try {
    return {
      id: headers['webhook-id'],
      path,
      body: bodySchema.parse(new Webhook(secret).verify(text, headers)),
    };
  } catch {
    return null;
  }
}
