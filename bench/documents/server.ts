// A document server as a process of its own: ours with saving, or one that it is compared with. Told by IPC.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { hocuspocus, relay, socketIo, yws } from './peers.ts';
import type { Held } from './peers.ts';

export type Kind = 'ours' | 'yws' | 'hocuspocus' | 'relay' | 'socket.io';
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

const peers: Record<Exclude<Kind, 'ours'>, () => Held | Promise<Held>> = {
  relay: () => relay(server),
  'socket.io': () => socketIo(server),
  yws: () => yws(server),
  hocuspocus: () => hocuspocus(server, redis),
};
if (kind === 'ours') await ours();
else {
  console.error = console.warn = () => {}; // what they say of broken messages
  const held = await peers[kind as Exclude<Kind, 'ours'>]();
  counts = () => ({ documents: held(), unsaved: 0 });
}

/** `tidy`: what nobody needs is given up first, which takes a while. */
process.on('message', (ask) => {
  if (ask === 'tidy') globalThis.gc?.();
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
