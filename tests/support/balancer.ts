// A TCP balancer in front of several servers: each connection goes to the first one that takes it. Knows no protocol.
import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Balancer {
  url: string;
  /** In order of preference; may be set after the start. */
  serve(ports: number[]): void;
  /** From here on nothing passes: connections stay open and say nothing. */
  hold(): void;
  /** Breaks all connections; new ones are made as before. */
  cut(): void;
  close(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  let ports: number[] = [];
  const open = new Set<Socket>();
  const keep = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => {}); // 'close' follows
    socket.once('close', () => void open.delete(socket));
  };

  /** Tries one server after the other; without any the client's connection is closed. */
  function forward(client: Socket, [port, ...others]: number[]): void {
    if (client.destroyed) return;
    if (port === undefined) return void client.destroy();
    const server = connect(port, '127.0.0.1');
    let connected = false;
    keep(server);
    server.once('connect', () => {
      connected = true;
      client.pipe(server).pipe(client);
      client.resume();
    });
    server.once('close', () => (connected ? client.destroy() : forward(client, others)));
    client.once('close', () => server.destroy());
  }

  const listener = createServer({ pauseOnConnect: true }, (client) => {
    keep(client);
    forward(client, ports);
  });
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const address = listener.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    serve: (next) => (ports = next),
    hold() {
      for (const socket of open) socket.unpipe().pause();
    },
    cut,
    async close() {
      listener.close();
      cut();
      await once(listener, 'close');
    },
  };
}
