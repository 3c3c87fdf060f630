// What this node shares with others: by Redis where there is one, else in memory.
import { randomUUID } from 'node:crypto';
import { type Channel, createRedisChannel, lonelyChannel } from './channel.ts';
import type { Logger } from './log.ts';
import { connectRedis, type RedisConnections } from './redis.ts';
import { createPresence, type Presence } from './rooms/presence.ts';
import { createRedisPresence } from './rooms/redis-presence.ts';
import { createRedisTurns } from './rooms/redis-turns.ts';
import { createTurns, type Turns } from './rooms/turns.ts';

export interface Nodes {
  redis: RedisConnections | null;
  channel: Channel;
  turns: Turns;
  presence: Presence;
  close(): Promise<void>;
}

/** Returns at once; a Redis that is not there yet is waited for in the background. */
export function joinNodes(redisUrl: string | null, log: Logger): Nodes {
  if (redisUrl === null) {
    const alone = { redis: null, channel: lonelyChannel };
    return { ...alone, turns: createTurns(), presence: createPresence(), close: () => Promise.resolve() };
  }
  const redis = connectRedis(redisUrl, log);
  return {
    redis,
    channel: createRedisChannel(redis, log),
    turns: createRedisTurns(redis.commands, log),
    presence: createRedisPresence(redis.commands, randomUUID()),
    close: () => redis.close(),
  };
}
