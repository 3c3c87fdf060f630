// How a y-websocket message travels to and from each server: as it is, named as hocuspocus wants it, or in Socket.IO's
// packets. Written by hand over bare sockets, so that every server meets the same cheap client. Knows no document.
import type { WebSocket } from 'ws';
import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Kind } from './server.ts';

export interface Dialect {
  url(base: string, session: string): string;
  /** What a client says first. */
  greet(socket: WebSocket, session: string): void;
  /** True: with this the server has let the client in. */
  welcome(data: Buffer): boolean;
  /** Needs no welcome: the handshake itself is one. */
  open: boolean;
  say(socket: WebSocket, session: string, message: Uint8Array): void;
  /** The y-websocket message in what came; null: there is none. May answer by itself. */
  hear(socket: WebSocket, data: Buffer): Uint8Array | null;
  /** How many edits of one client an update message holds. */
  edits: (this: void, message: Uint8Array) => number;
}

const ROOM = 'code';

const plain: Dialect = {
  url: (base, session) => `${base}/doc/${session}/${ROOM}?seat=${session}`,
  greet: () => {},
  welcome: () => false,
  open: true,
  say: (socket, _, message) => socket.send(message),
  hear: (_, data) => data,
  edits: () => 1,
};

const AUTH = 2;
const TOKEN = 0;
const AUTHENTICATED = 2;
const SYNC = 0;
const AWARENESS = 1;
const SYNC_REPLY = 4;
const SYNC_HEAD = 2; // type and step

/** Every message begins with the document's name; the first one is a token. */
const hocuspocus: Dialect = {
  url: (base) => base,
  open: false,
  greet(socket, session) {
    const to = encoding.createEncoder();
    encoding.writeVarString(to, session);
    for (const number of [AUTH, TOKEN]) encoding.writeVarUint(to, number);
    encoding.writeVarString(to, 'token');
    socket.send(encoding.toUint8Array(to));
  },
  welcome(data) {
    const from = decoding.createDecoder(data);
    decoding.readVarString(from);
    return decoding.readVarUint(from) === AUTH && decoding.readVarUint(from) === AUTHENTICATED;
  },
  say(socket, session, message) {
    const to = encoding.createEncoder();
    encoding.writeVarString(to, session);
    encoding.writeUint8Array(to, message);
    socket.send(encoding.toUint8Array(to));
  },
  hear(_, data) {
    const from = decoding.createDecoder(data);
    const name = decoding.readVarUint(from);
    const message = data.subarray(from.pos + name);
    const [type] = message;
    if (type !== SYNC && type !== AWARENESS && type !== SYNC_REPLY) return null;
    if (type === SYNC_REPLY) message[0] = SYNC;
    return message;
  },
  /** It merges the edits of one turn of its event loop. */
  edits(message) {
    const from = decoding.createDecoder(message.subarray(SYNC_HEAD));
    const { from: first, to } = Y.parseUpdateMeta(decoding.readVarUint8Array(from));
    return [...to].reduce((sum, [client, clock]) => sum + clock - (first.get(client) ?? 0), 0);
  },
};

const EVENT = '451-["m",{"_placeholder":true,"num":0}]'; // a binary event; its bytes are the next frame
const [PING, PONG, CONNECT] = ['2', '3', '40'];

/** Engine.IO 4 with Socket.IO 5 in it. */
const socketIo: Dialect = {
  ...plain,
  url: (base) => `${base}/socket.io/?EIO=4&transport=websocket`,
  open: false,
  greet: (socket, session) => socket.send(CONNECT + JSON.stringify({ room: session })),
  welcome: (data) => data.subarray(0, 2).toString() === CONNECT,
  say(socket, _, message) {
    socket.send(EVENT);
    socket.send(message);
  },
  hear(socket, data) {
    if (data.length === 1 && data.toString() === PING) socket.send(PONG);
    return data[0] === 0 || data[0] === 1 ? data : null; // packets of text begin with a digit
  },
};

export const dialects: Record<Kind, Dialect> = {
  ours: plain,
  yws: plain,
  relay: plain,
  hocuspocus,
  'socket.io': socketIo,
};
