// A document server as a process of its own: ours with saving, a bare ws relay as the floor, or a peer. Told by IPC.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';

export type Kind = 'ours' | 'relay' | 'yws';
export interface Figures {
  cpuMicros: number;
  rssKb: number;
  heapKb: number;
  documents: number;
  unsaved: number;
}

const [kind, database, redis = ''] = process.argv.slice(2);
const server = createServer();
let counts = (): { documents: number; unsaved: number } => ({ documents: 0, unsaved: 0 });

/** Saves to the database; seats are not looked up, so that this is the document host alone. */
async function ours(): Promise<void> {
  // Loaded here alone: the other servers' memory is measured without it.
  const { createDocuments } = await import('../../server/docs/documents.ts');
  const { openDatabase } = await import('../../server/db/database.ts');
  const { createDocuments: createStore } = await import('../../server/db/documents.ts');
  const { migrate } = await import('../../server/db/migrate.ts');
  const opened = await openDatabase(
    database?.startsWith('postgres') === true ? { url: database } : { folder: database ?? '' },
    () => {},
  );
  await migrate(opened.db);
  const seat = { role: 'interviewer' as const, agent: false, name: 'Bench', write: true };
  const documents = createDocuments({
    store: createStore(opened.db),
    verify: async (token) => ({
      seat: { ...seat, id: `seat_${token}`, sessionId: token },
      admitted: true,
      expiresAt: Date.now() + 3_600_000,
      ended: false,
    }),
    seed: async () => [],
    channel: redis === '' ? null : await channelOver(redis),
    log: { info: () => {}, warn: () => {}, error: (detail, message) => console.error(message, detail) },
    limits: {
      lingerMs: 200,
      messagesPerSecond: 1_000_000,
      messagesBurst: 1_000_000,
      socketsPerAddress: 10_000,
    },
  });
  server.on('upgrade', documents.handleUpgrade);
  counts = () => documents.stats();
}

async function channelOver(url: string) {
  const { createRedisChannel } = await import('../../server/channel.ts');
  const { connectRedis } = await import('../../server/redis.ts');
  const { createLog } = await import('../../server/log.ts');
  const log = createLog('warn');
  return createRedisChannel(connectRedis(url, log), log);
}

/** Sends everything to the others of the room and knows nothing: what any server must cost at least. */
function relay(): void {
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
  counts = () => ({ documents: rooms.size, unsaved: 0 });
}

/** `@y/websocket-server`, from bench/peers (`npm install` there first). It saves nothing here. */
function yws(): void {
  const load = createRequire(new URL('../peers/package.json', import.meta.url));
  const { setupWSConnection, docs } = load('@y/websocket-server/utils');
  const wss = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) => {
    wss.handleUpgrade(request, socket, head, (client) => setupWSConnection(client, request));
  });
  counts = () => ({ documents: docs.size, unsaved: 0 });
}

if (kind === 'relay') relay();
else if (kind === 'yws') yws();
else await ours();

process.on('message', () => {
  globalThis.gc?.();
  const { user, system } = process.cpuUsage();
  const memory = process.memoryUsage();
  const figures: Figures = {
    cpuMicros: user + system,
    rssKb: memory.rss / 1024,
    heapKb: memory.heapUsed / 1024,
    ...counts(),
  };
  process.send?.(figures);
});
process.on('disconnect', () => process.exit(0));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
