// How often one caller may call: four classes, counted by key, seat or address. In Redis where one is passed in,
// with memory as the fallback, so that a lost Redis neither locks everyone out nor lets everyone through.
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { KeyLimits } from '../../shared/access.ts';
import type { LimitClass } from '../../shared/api/operation.ts';
import type { Caller } from './credentials.ts';

type Counted = Exclude<LimitClass, 'none'> | 'signIn';
interface Rule {
  calls: number;
  seconds: number;
}
export const rules: Record<Counted, Rule> = {
  general: { calls: 200, seconds: 15 * 60 },
  execution: { calls: 10, seconds: 60 },
  sessions: { calls: 50, seconds: 15 * 60 },
  signIn: { calls: 60, seconds: 15 * 60 }, // an office behind one address
};
/** The bootstrap key and people who signed in are the product's own page: ten times as many. */
const pageFactor = 10;
/** The store counts without an end; the limit is compared here, because keys carry their own. */
const uncapped = 1_000_000_000;

export interface Count {
  limit: number;
  remaining: number;
  resetSeconds: number;
  allowed: boolean;
}
export interface Limits {
  /** Counts one call. */
  count(kind: Counted, caller: Caller, address: string): Promise<Count>;
}

/** `redis`: a connected client, or null. */
export function createLimits(redis: object | null, prefix = 'candor:limit'): Limits {
  const limiters = {
    general: limiter('general', redis, prefix),
    execution: limiter('execution', redis, prefix),
    sessions: limiter('sessions', redis, prefix),
    signIn: limiter('signIn', redis, prefix),
  };
  return {
    async count(kind, caller, address) {
      const limit = limitFor(kind, caller);
      const used = await limiters[kind].consume(identity(caller, address), 1).catch((refused: unknown) => {
        if (refused instanceof RateLimiterRes) return refused;
        throw refused;
      });
      return {
        limit,
        remaining: Math.max(0, limit - used.consumedPoints),
        resetSeconds: Math.max(1, Math.ceil(used.msBeforeNext / 1000)),
        allowed: used.consumedPoints <= limit,
      };
    },
  };
}

function limiter(kind: Counted, redis: object | null, prefix: string) {
  const options = { keyPrefix: `${prefix}:${kind}`, points: uncapped, duration: rules[kind].seconds };
  const memory = new RateLimiterMemory(options);
  return redis === null
    ? memory
    : new RateLimiterRedis({
        ...options,
        storeClient: redis,
        insuranceLimiter: memory,
        rejectIfRedisNotReady: true, // memory at once instead of waiting for a lost Redis
      });
}

function limitFor(kind: Counted, caller: Caller): number {
  const { calls } = rules[kind];
  if (caller.kind === 'user') return calls * pageFactor;
  if (caller.kind !== 'key' || kind === 'signIn') return calls;
  const own: KeyLimits = caller.key.limits;
  return own[kind] ?? (caller.key.id === 'bootstrap' ? calls * pageFactor : calls);
}

function identity(caller: Caller, address: string): string {
  switch (caller.kind) {
    case 'key':
      return `key:${caller.key.id}`;
    case 'user':
      return `user:${caller.user.id}`;
    case 'seat':
      return `seat:${caller.seat.id}`;
    case 'anonymous':
      return `address:${address}`;
  }
}
