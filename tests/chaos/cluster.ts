// Three web nodes over one PostgreSQL and one Redis, and the faults that befall them. Knows nothing of who uses them.
import { type Candor, startCandor } from '../support/candor.ts';
import { type FreshDatabase, freshDatabase, startRedis, type TestServer } from '../support/servers.ts';

export interface Cluster {
  nodes: Candor[];
  database: FreshDatabase;
  redis: TestServer;
  close(): Promise<void>;
}
export interface Faults {
  kills: number;
  partitions: number; // a node stopped, or Redis away
}

const NODES = 3;

/** Starts all; whoever called closes it, also after a failure of the test. */
export async function startCluster(nodes = NODES, more: Record<string, string> = {}): Promise<Cluster> {
  const [redis, database] = await Promise.all([startRedis(), freshDatabase()]);
  const env = {
    ROLE: 'web',
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    CANDOR_SECRET: 'a secret for the tests alone, 0123456789',
    LOG_LEVEL: 'warn',
    ...more,
  };
  const started = await Promise.allSettled(Array.from({ length: nodes }, () => startCandor(env)));
  const cluster: Cluster = {
    nodes: started.flatMap((one) => (one.status === 'fulfilled' ? one.value : [])),
    database,
    redis,
    async close() {
      await Promise.all(cluster.nodes.map((node) => node.close()));
      await redis.stop();
      await database.drop();
    },
  };
  const failed = started.find((one) => one.status === 'rejected');
  if (failed === undefined) return cluster;
  await cluster.close();
  throw failed.reason;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** A few faults one after the other, drawn by `random`; ends with everything alive again. */
export async function breakThings(cluster: Cluster, random: () => number): Promise<Faults> {
  const faults: Faults = { kills: 0, partitions: 0 };
  const some = (low: number, high: number): Promise<void> => pause(low + random() * (high - low));
  const anyNode = (): Candor => {
    const node = cluster.nodes[Math.floor(random() * cluster.nodes.length)];
    if (node === undefined) throw new Error('a cluster without nodes');
    return node;
  };
  const kill = async (): Promise<void> => {
    const node = anyNode();
    faults.kills++;
    await node.kill();
    await some(0, 1_000);
    await node.restart();
  };
  const stop = async (): Promise<void> => {
    const node = anyNode();
    faults.partitions++;
    node.pause();
    await some(500, 4_000);
    node.resume();
  };
  const loseRedis = async (): Promise<void> => {
    faults.partitions++;
    await cluster.redis.crash();
    await some(200, 3_000);
    // Half of the time a node dies while Redis is away.
    if (random() < 0.5) await Promise.all([kill(), some(0, 1_000).then(() => cluster.redis.revive())]);
    else await cluster.redis.revive();
  };
  const planned = [kill, stop, loseRedis].map((fault) => ({ fault, at: random() }));
  for (const { fault } of planned.toSorted((a, b) => a.at - b.at)) {
    await some(200, 1_200);
    await fault();
  }
  await some(200, 1_000);
  return faults;
}
