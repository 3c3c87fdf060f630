// Document sockets that come while the server still starts: refused at once, so that they come again.
import { once } from 'node:events';
import { Server } from 'socket.io';
import { expect, test } from 'vitest';
import WebSocket from 'ws';
import { listen } from '../../../server/http-server.ts';

test('a document socket before the documents are there is told to come again', async () => {
  const http = await listen(0);
  const rooms = new Server(http.server, { transports: ['websocket'], destroyUpgrade: false }); // as the rooms do
  try {
    const socket = new WebSocket(`ws://127.0.0.1:${http.port}/doc/test_x/code`);
    const [, response]: { statusCode?: number }[] = await once(socket, 'unexpected-response');
    expect(response?.statusCode).toBe(503);
    socket.on('error', () => {}); // ending it before it was open is an error to ws
    socket.terminate();
  } finally {
    await rooms.close();
    await http.close();
  }
});
