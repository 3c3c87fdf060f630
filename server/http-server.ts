// The one HTTP server: REST and pages, document sockets and room sockets on one port. Knows what goes where, no more.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { listenOn } from './listen-on.ts';

const HEADERS_MS = 20_000; // slow headers and bodies hold a connection no longer
const REQUEST_MS = 30_000;
const CHECK_MS = 5_000; // between two looks for slow ones; Node's own 30 s would double their time
const KEEP_ALIVE_MS = 65_000; // longer than the minute of common proxies, or they meet a closed connection

type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

export interface Listening {
  server: Server;
  port: number;
  /** From now on requests are answered; before, they get 503. */
  serve(listener: RequestListener, documents: Upgrade): void;
  /** No new connections; idle ones are closed. */
  stopAccepting(): void;
  close(): Promise<void>;
}

/** `port` 0: any free one. Rejects when the port is taken. */
export async function listen(port: number): Promise<Listening> {
  let listener: RequestListener = (_, response) => {
    response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '2' });
    response.end('{"error":"unavailable","message":"the server is starting"}');
  };
  let documents: Upgrade = (_, socket) => refuse(socket, '503 Service Unavailable');
  const server = createServer(
    {
      headersTimeout: HEADERS_MS,
      requestTimeout: REQUEST_MS,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CHECK_MS,
    },
    (request, response) => listener(request, response),
  );
  // From the first moment: rooms listen for upgrades early, and then Node leaves those that nobody answers open for ever.
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (request.url?.startsWith('/doc/')) documents(request, socket, head);
    else if (!request.url?.startsWith('/socket.io/')) refuse(socket, '404 Not Found');
  });
  const opened = await listenOn(server, port);
  return {
    server,
    port: opened,
    serve(next, upgrade) {
      listener = next;
      documents = upgrade;
    },
    stopAccepting() {
      server.close();
      server.closeIdleConnections();
    },
    async close() {
      server.close();
      server.closeAllConnections();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.on('error', () => {}); // it may be gone already
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
