// Presence among many nodes: the nodes where a seat is, each with a deadline that the node moves on while it lives.
import type { Redis } from 'ioredis';
import { z } from 'zod';
import { type Here, type Presence, renewMs } from './presence.ts';

const lifeMs = 3 * renewMs;
const deadlines = 'candor:presence'; // of [session, seat, node]
const entrySchema = z.tuple([z.string(), z.string(), z.string()]);
const keyOf = ({ sessionId, seat }: Here) => `candor:here:${sessionId}:${seat}`;

const enterScript = `
local before = redis.call('scard', KEYS[1])
redis.call('sadd', KEYS[1], ARGV[1]) redis.call('zadd', KEYS[2], ARGV[3], ARGV[2])
return before == 0 and 1 or 0`;
const leaveScript = `
local known = redis.call('srem', KEYS[1], ARGV[1])
redis.call('zrem', KEYS[2], ARGV[2])
return known == 1 and redis.call('scard', KEYS[1]) == 0 and 1 or 0`;

/** `node`: a name that no other process has. */
export function createRedisPresence(redis: Redis, node: string): Presence {
  const run = (script: string, here: Here, at: string): Promise<unknown> => {
    const entry = JSON.stringify([here.sessionId, here.seat, at]);
    return redis.eval(script, 2, keyOf(here), deadlines, at, entry, Date.now() + lifeMs);
  };
  const removeLate = async (text: string): Promise<Here[]> => {
    const entry = entrySchema.parse(JSON.parse(text));
    const here = { sessionId: entry[0], seat: entry[1] };
    return (await run(leaveScript, here, entry[2])) === 1 ? [here] : [];
  };
  return {
    enter: async (here) => (await run(enterScript, here, node)) === 1,
    leave: async (here) => (await run(leaveScript, here, node)) === 1,
    has: async (here) => (await redis.scard(keyOf(here))) > 0,
    async lapsed() {
      const late = await redis.zrangebyscore(deadlines, '-inf', Date.now());
      return (await Promise.all(late.map(removeLate))).flat();
    },
    close: async () => {},
  };
}
