// The servers that ours is compared with, on an HTTP server of this process; none of them saves anything. The floors are a
// bare ws relay and a bare Socket.IO relay, the others come from bench/peers (`npm install --prefix bench/peers`).
import { createRequire } from 'node:module';
import type { Server as HttpServer } from 'node:http';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

/** How many documents it holds. */
export type Held = () => number;

/** Sends everything to the others of the room and knows nothing: what any server must cost at least. */
export function relay(server: HttpServer): Held {
  const rooms = new Map<string, Set<WebSocket>>();
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    wss.handleUpgrade(request, socket, head, (client) => {
      const name = request.url ?? '';
      const room = rooms.get(name) ?? new Set();
      rooms.set(name, room.add(client));
      client.on('message', (data) => {
        for (const other of room) if (other !== client) other.send(data, { binary: true });
      });
      client.on('close', () => {
        room.delete(client);
        if (room.size === 0) rooms.delete(name);
      });
    });
  });
  return () => rooms.size;
}

/** The same with Socket.IO: a binary event is two frames, one of them text. */
export async function socketIo(server: HttpServer): Promise<Held> {
  const { Server } = await import('socket.io');
  const io = new Server(server, { transports: ['websocket'], perMessageDeflate: false, serveClient: false });
  io.on('connection', (socket) => {
    const room = String(socket.handshake.auth['room']);
    void socket.join(room);
    socket.on('m', (data: unknown) => socket.to(room).emit('m', data));
  });
  const { rooms, sids } = io.of('/').adapter;
  return () => rooms.size - sids.size; // each socket is also in a room of its own
}

const load = createRequire(new URL('../peers/package.json', import.meta.url));

/** `@y/websocket-server`. */
export function yws(server: HttpServer): Held {
  const { setupWSConnection, docs } = load('@y/websocket-server/utils');
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    wss.handleUpgrade(request, socket, head, (client) => setupWSConnection(client, request));
  });
  return () => docs.size;
}

/** `@hocuspocus/server`, as one of several nodes when there is a Redis. Its sockets are those of its documentation, ws. */
export function hocuspocus(server: HttpServer, redis: string): Held {
  const { Hocuspocus } = load('@hocuspocus/server');
  const { Redis } = load('@hocuspocus/extension-redis');
  const { hostname, port } = new URL(redis === '' ? 'redis://none:1' : redis);
  const extensions = redis === '' ? [] : [new Redis({ host: hostname, port: Number(port) })];
  const host = new Hocuspocus({ quiet: true, extensions });
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    wss.handleUpgrade(request, socket, head, (client) => {
      const connection = host.handleConnection(client, new Request(`http://host${request.url ?? '/'}`));
      client.on('message', (data: Buffer) => connection.handleMessage(data));
      client.on('close', (code, reason) => connection.handleClose({ code, reason: reason.toString() }));
    });
  });
  return () => host.documents.size;
}
