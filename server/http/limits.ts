// How often one caller may call: four classes, counted by key, seat or address. In Redis where one is passed in, in memory
// while that is lost, which is said in the log: a lost Redis neither locks everyone out nor lets everyone through.
import {
  type IRateLimiterOptions,
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterRedis,
  RateLimiterRes,
} from 'rate-limiter-flexible';
import type { KeyLimits } from '../../shared/access.ts';
import type { LimitClass } from '../../shared/api/operation.ts';
import type { Logger } from '../log.ts';
import { networkOf } from '../network.ts';
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

type Consume = (identity: string) => Promise<RateLimiterRes>;

/** `redis`: its client, connected or not, or null. */
export function createLimits(
  redis: object | null,
  log: Pick<Logger, 'warn' | 'info'>,
  prefix = 'candor:limit',
): Limits {
  const told = tellingOutages(log);
  const counting = (kind: Counted): Consume => {
    const options = { keyPrefix: `${prefix}:${kind}`, points: uncapped, duration: rules[kind].seconds };
    const memory = new RateLimiterMemory(options);
    return redis === null ? consuming(memory) : insured(redis, options, memory, told);
  };
  const consume = {
    general: counting('general'),
    execution: counting('execution'),
    sessions: counting('sessions'),
    signIn: counting('signIn'),
  };
  return {
    async count(kind, caller, address) {
      const limit = limitFor(kind, caller);
      const used = await consume[kind](identity(caller, address));
      return {
        limit,
        remaining: Math.max(0, limit - used.consumedPoints),
        resetSeconds: Math.max(1, Math.ceil(used.msBeforeNext / 1000)),
        allowed: used.consumedPoints <= limit,
      };
    },
  };
}

function consuming(limiter: RateLimiterAbstract): Consume {
  return (who) =>
    limiter.consume(who, 1).catch((refused: unknown) => {
      if (refused instanceof RateLimiterRes) return refused;
      throw refused;
    });
}

function insured(
  redis: object,
  options: IRateLimiterOptions,
  memory: RateLimiterMemory,
  told: Outages,
): Consume {
  const shared = consuming(
    new RateLimiterRedis({
      ...options,
      storeClient: redis,
      rejectIfRedisNotReady: true, // memory at once instead of waiting for a lost Redis
    }),
  );
  const own = consuming(memory);
  return async (who) => {
    const asked = performance.now();
    try {
      const used = await shared(who);
      told.answered(asked);
      return used;
    } catch (error) {
      told.failed(asked, error);
      return own(who);
    }
  };
}

type Outages = ReturnType<typeof tellingOutages>;

/** One line for an outage and one for its end. What was asked before the last line says nothing new. */
function tellingOutages(log: Pick<Logger, 'warn' | 'info'>) {
  let lost = false;
  let since = 0; // of the last line, on the clock of performance.now()
  const changes = (asked: number, to: boolean): boolean => {
    if (lost === to || asked < since) return false;
    lost = to;
    since = performance.now();
    return true;
  };
  return {
    answered(asked: number): void {
      if (changes(asked, false)) log.info({}, 'redis is back: calls are counted together again');
    },
    failed(asked: number, error: unknown): void {
      const reason = error instanceof Error ? error.message : String(error);
      if (changes(asked, true))
        log.warn({ reason }, 'redis is lost: each node counts calls by itself, with the same limits');
    },
  };
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
      return `address:${networkOf(address)}`;
  }
}
