// Turns among many nodes: one key a session that its node renews, and a list of deadlines by which others see a death.
import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { Log } from './ports.ts';
import type { Turn, Turns } from './turns.ts';

/** Longer than a pause of a busy process; short enough for people who wait for a dead node's run. */
const lifeMs = 15_000;
const renewMs = 4_000;
const answerMs = 2_000;
const deadlines = 'candor:turns';
const keyOf = (sessionId: string) => `candor:turn:${sessionId}`;
const turnSchema = z.object({ sessionId: z.string(), run: z.string(), by: z.string().nullable() });

const takeScript = `
if redis.call('set', KEYS[1], ARGV[1], 'nx', 'px', ARGV[2]) then
  redis.call('zadd', KEYS[2], ARGV[3], ARGV[1]) return 1
end
return 0`;
const renewScript = `
if redis.call('get', KEYS[1]) == ARGV[1] then
  redis.call('pexpire', KEYS[1], ARGV[2]) redis.call('zadd', KEYS[2], ARGV[3], ARGV[1]) return 1
end
return 0`;
const releaseScript = `
redis.call('zrem', KEYS[2], ARGV[1])
if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end
return 0`;

/** Rejects when Redis does not answer in time, so that nobody waits for a lost Redis. */
function inTime<T>(answer: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Redis did not answer in time')), answerMs);
    answer.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

export function createRedisTurns(redis: Redis, log: Log): Turns {
  const mine = new Map<string, NodeJS.Timeout>();
  const call = (script: string, turn: Turn): Promise<unknown> => {
    const keys = [keyOf(turn.sessionId), deadlines];
    const until = Date.now() + lifeMs;
    return inTime(redis.eval(script, keys.length, ...keys, write(turn), lifeMs, until));
  };
  const renew = (turn: Turn) => {
    const failed = (error: unknown) => log.warn({ err: error, run: turn.run }, 'a turn was not renewed');
    call(renewScript, turn).catch(failed);
  };
  const forget = (run: string) => {
    clearInterval(mine.get(run));
    mine.delete(run);
  };
  return {
    async take(turn) {
      if ((await call(takeScript, turn)) !== 1) return false;
      mine.set(
        turn.run,
        setInterval(() => renew(turn), renewMs),
      );
      return true;
    },
    async holder(sessionId) {
      const text = await inTime(redis.get(keyOf(sessionId)));
      return text === null ? null : read(text);
    },
    async release(turn) {
      forget(turn.run);
      await call(releaseScript, turn);
    },
    async lapsed() {
      const late = await inTime(redis.zrangebyscore(deadlines, '-inf', Date.now()));
      const claims = late.map(async (text) =>
        (await inTime(redis.zrem(deadlines, text))) === 1 ? [read(text)] : [],
      );
      return (await Promise.all(claims)).flat().filter((turn) => turn !== null);
    },
    async close() {
      for (const run of mine.keys()) forget(run);
    },
  };
}

const write = ({ sessionId, run, by }: Turn): string => JSON.stringify({ sessionId, run, by });

function read(text: string): Turn | null {
  return turnSchema.safeParse(JSON.parse(text)).data ?? null;
}
