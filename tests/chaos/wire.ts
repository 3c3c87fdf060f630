// A line to a server that can be cut as a network is: connections stay open, and no byte goes through. Knows no protocol.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Wire {
  port: number;
  /** From now on nothing passes, in either direction; new connections are taken and get no answer. */
  cut(): void;
  /** What was held back passes now. */
  mend(): void;
  close(): Promise<void>;
}

/** `at`: the address where it is taken up; its other end is a port of this machine. */
export async function layWire(to: number, at = '127.0.0.1'): Promise<Wire> {
  const sockets = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    const ends: [Socket, Socket][] = [
      [near, far],
      [far, near],
    ];
    for (const [one, other] of ends) {
      sockets.add(one);
      one.on('data', (bytes) => other.write(bytes));
      one.on('error', () => other.destroy());
      one.on('close', () => {
        sockets.delete(one);
        other.destroy();
      });
      if (!whole) one.pause();
    }
  }).listen(0, at);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    port: address.port,
    cut() {
      whole = false;
      for (const socket of sockets) socket.pause();
    },
    mend() {
      whole = true;
      for (const socket of sockets) socket.resume();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}
