// The door for document sockets: path, caps, seat, document, then the handshake. Knows neither rooms nor the database.
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { closeCodes } from '../../shared/close-codes.ts';
import { docAccess, docNameSchema, documentVersion } from '../../shared/documents.ts';
import type { DocName } from '../../shared/documents.ts';
import { networkOf } from '../network.ts';
import { connect } from './connection.ts';
import type { Connection } from './connection.ts';
import type { Controls } from './controls.ts';
import { createGate } from './gate.ts';
import { NoSuchDocument } from './life.ts';
import type { Limits } from './limits.ts';
import type { Live } from './live.ts';
import type { Outbox } from './outbox.ts';
import type { Admission, Log, Verify } from './ports.ts';
import type { Registry } from './registry.ts';
import { within } from './within.ts';

export type HandleUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

interface Deps {
  verify: Verify;
  registry: Registry;
  controls: Controls;
  connections: Set<Connection>;
  outbox: Outbox;
  closing: () => boolean; // nobody new
  limits: Limits;
  log: Log;
  /** Who is calling, for the cap per address; behind a proxy the app knows better than the socket. */
  address: (request: IncomingMessage) => string;
  allowOrigin: (origin: string | undefined) => boolean;
}

interface Ask {
  sessionId: string;
  name: DocName;
  token: string;
  version: string | null;
}

type Refusal = { code: number; reason: string };
type Opened = { live: Live; admission: Admission; token: string };

/** Not a function of its own for each socket: that would keep its request in memory as long as the socket. */
const ignore = (): void => {};

/** ws itself ends larger frames, with a code after which clients try again; up to it we say 4413. */
const FRAME_FACTOR = 4;
const REFUSED_MS = 2_000;

/** Returns the listener for `/doc/…` upgrades. It never throws. */
export function createUpgrade(deps: Deps): HandleUpgrade {
  const server = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: deps.limits.messageBytes * FRAME_FACTOR,
  });
  const gate = createGate(deps.limits);

  return (request, socket, head) => {
    const leaveGate = deps.closing() ? null : gate.enter(networkOf(deps.address(request)));
    if (leaveGate === null) {
      socket.on('error', ignore);
      socket.end('HTTP/1.1 503 Service Unavailable\r\nRetry-After: 10\r\nConnection: close\r\n\r\n');
      return;
    }
    socket.on('error', ignore); // 'close' follows
    socket.once('close', leaveGate);
    void admit(request, deps).then((result) => {
      if (socket.destroyed || deps.closing()) {
        socket.destroy();
        if ('live' in result) deps.registry.release(result.live);
        return;
      }
      shakeHands(server, { request, socket, head }, result, deps);
    });
  };
}

/** ws answers a broken handshake by itself and then never calls back: the document is let go. */
function shakeHands(
  server: WebSocketServer,
  { request, socket, head }: { request: IncomingMessage; socket: Duplex; head: Buffer },
  result: Opened | Refusal,
  deps: Deps,
): void {
  let shaken = false;
  server.handleUpgrade(request, socket, head, (client) => {
    shaken = true;
    if ('live' in result) join(client, socket, result, deps);
    else refuseClient(client, result);
  });
  if (!shaken && 'live' in result) deps.registry.release(result.live);
}

function refuseClient(client: WebSocket, { code, reason }: Refusal): void {
  const timer = setTimeout(() => client.terminate(), REFUSED_MS);
  client.on('error', () => {}); // 'close' follows
  client.on('close', () => clearTimeout(timer));
  client.close(code, reason);
}

/** Never rejects. When it took too long, a document that opens later is let go again. */
async function admit(request: IncomingMessage, deps: Deps): Promise<Opened | Refusal> {
  const work = open(request, deps);
  try {
    return await within(work, deps.limits.openMs, 'opening a document');
  } catch (error) {
    work.then(
      (late) => {
        if ('live' in late) deps.registry.release(late.live);
      },
      () => {},
    ); // the same error
    if (error instanceof NoSuchDocument) return { code: closeCodes.notFound, reason: 'no such session' };
    deps.log.error({ err: error, path: request.url?.split('?')[0] }, 'a document could not be opened');
    return { code: closeCodes.failed, reason: 'the document could not be opened, come back later' };
  }
}

async function open(request: IncomingMessage, deps: Deps): Promise<Opened | Refusal> {
  const ask = readAsk(request);
  if (ask === null) return { code: closeCodes.notFound, reason: 'no such document' };
  if (!deps.allowOrigin(request.headers.origin))
    return { code: closeCodes.forbidden, reason: 'wrong origin' };
  if (ask.version !== null && ask.version !== String(documentVersion))
    return { code: closeCodes.outdated, reason: 'the page is outdated, reload it' };
  const checkedAt = Date.now();
  const admission = await deps.verify(ask.token);
  const refusal = refuse(admission, ask);
  if (admission === null || refusal !== null) return refusal ?? BAD_SEAT;
  const live = await deps.registry.open(ask.sessionId, ask.name);
  const now = deps.controls.since(admission, checkedAt);
  const late =
    'code' in now ? { code: now.code, reason: 'the seat is not valid any more' } : refuse(now, ask);
  if (late === null && 'seat' in now) return { live, admission: now, token: ask.token };
  deps.registry.release(live);
  return late ?? BAD_SEAT;
}

const BAD_SEAT: Refusal = { code: closeCodes.badSeat, reason: 'the seat is unknown or has expired' };

function refuse(admission: Admission | null, { sessionId, name }: Ask): Refusal | null {
  if (admission === null) return BAD_SEAT;
  const { seat, admitted, ended } = admission;
  if (seat.sessionId !== sessionId || !admitted || !docAccess(seat, name).read)
    return { code: closeCodes.forbidden, reason: 'this seat may not open this document' };
  if (ended && seat.role !== 'interviewer')
    return { code: closeCodes.ended, reason: 'the session has ended' };
  return null;
}

/** Null: not the address of a document. */
function readAsk(request: IncomingMessage): Ask | null {
  const url = URL.parse(request.url ?? '', 'http://host');
  const [, doc, sessionId = '', name, ...rest] = url?.pathname.split('/') ?? [];
  const parsed = docNameSchema.safeParse(name);
  if (url === null || doc !== 'doc' || rest.length > 0 || !parsed.success) return null;
  if (!/^[\w-]{1,100}$/.test(sessionId)) return null;
  const { searchParams } = url;
  return {
    sessionId,
    name: parsed.data,
    token: searchParams.get('seat') ?? '',
    version: searchParams.get('v'),
  };
}

function join(socket: WebSocket, stream: Duplex, { live, admission, token }: Opened, deps: Deps): void {
  const { limits, outbox, registry, connections } = deps;
  const crowded = live.peers.size >= limits.clients;
  const connection = connect({
    socket,
    stream,
    outbox,
    live,
    token,
    limits,
    seat: admission.seat,
    expiresAt: admission.expiresAt,
    readOnly: admission.ended,
    onClose: (closed) => {
      connections.delete(closed);
      registry.release(live);
    },
  });
  connections.add(connection);
  if (crowded) connection.close(closeCodes.tooBig, 'too many people in this document');
}
