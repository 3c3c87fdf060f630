// How often one socket may use a verb: a token bucket for each verb, and one for all messages together.
import type { Verb } from '../../shared/protocol.ts';

interface Rate {
  burst: number; // tokens
  perSecond: number;
}
const talking: Rate = { burst: 10, perSecond: 1 };
const running: Rate = { burst: 10, perSecond: 0.5 };
const rates: Partial<Record<Verb, Rate>> = {
  sync: { burst: 200, perSecond: 10 }, // a page holds 1,000 events: a long journal takes many
  run: running,
  test: running,
  submit: running,
  stdin: { burst: 60, perSecond: 20 }, // a fast typist who sends every key
  signal: { burst: 60, perSecond: 2 },
  probe: { burst: 40, perSecond: 1 },
  ready: { burst: 20, perSecond: 0.2 },
};
/** More than this is no person and no agent at work: the socket is closed. */
const all: Rate = { burst: 600, perSecond: 60 };

export interface Rates {
  /** `limited`: refuse this call. `flood`: close the socket. */
  take(verb: Verb | null): 'ok' | 'limited' | 'flood';
}

export function createRates(now: () => number): Rates {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const spend = (name: string, rate: Rate): boolean => {
    const at = now();
    const bucket = buckets.get(name) ?? { tokens: rate.burst, at };
    const tokens = Math.min(rate.burst, bucket.tokens + ((at - bucket.at) / 1_000) * rate.perSecond);
    buckets.set(name, { tokens: tokens >= 1 ? tokens - 1 : tokens, at });
    return tokens >= 1;
  };
  return {
    take(verb) {
      if (!spend('all', all)) return 'flood';
      return verb === null || spend(verb, rates[verb] ?? talking) ? 'ok' : 'limited';
    },
  };
}
