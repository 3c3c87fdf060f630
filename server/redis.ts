// Connections to Redis: they come back by themselves, errors go to the log, nothing waits for ever. Knows no keys.
import { Redis } from 'ioredis';
import type { Logger } from './log.ts';

const CONNECT_MS = 5_000;
const COMMAND_MS = 5_000;
const PING_MS = 2_000;
const RETRY_STEP_MS = 200;
const RETRY_MOST_MS = 3_000;
const RETRIES_PER_REQUEST = 2; // then the command fails: this also bounds what waits while Redis is away

export interface RedisConnections {
  /** For short commands. A command fails within seconds when Redis is away. */
  commands: Redis;
  /** A connection of one's own, for subscribing or for blocking reads (no time limit on commands then). */
  open(purpose: string): Redis;
  /** True when a ping is answered within 2 s. */
  available(): Promise<boolean>;
  close(): Promise<void>;
}

/** Starts connecting and does not wait for it: a server without Redis works for those it has, and says so in /health. */
export function connectRedis(url: string, log: Logger): RedisConnections {
  const all = new Set<Redis>();
  const connect = (
    purpose: string,
    options: { maxRetriesPerRequest: number | null; commandTimeout?: number },
  ): Redis => {
    const client = new Redis(url, {
      connectTimeout: CONNECT_MS,
      retryStrategy: (attempt) => Math.min(attempt * RETRY_STEP_MS, RETRY_MOST_MS),
      connectionName: `candor-${purpose}`,
      ...options,
    });
    let lost = false; // one line for a loss, not one for each try
    client.on('error', (error: Error) => {
      if (!lost) log.warn({ purpose, reason: error.message }, 'redis cannot be reached');
      lost = true;
    });
    client.on('ready', () => {
      if (lost) log.info({ purpose }, 'redis is back');
      lost = false;
    });
    all.add(client);
    return client;
  };
  const commands = connect('commands', {
    maxRetriesPerRequest: RETRIES_PER_REQUEST,
    commandTimeout: COMMAND_MS,
  });
  return {
    commands,
    open: (purpose) => connect(purpose, { maxRetriesPerRequest: null }),
    available: () => answers(commands),
    async close() {
      for (const client of all) client.disconnect();
    },
  };
}

async function answers(client: Redis): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PING_MS, false);
  });
  const asked = client.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([asked, late]).finally(() => clearTimeout(timer));
}
