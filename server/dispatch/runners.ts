// Which runners live, and what they can: each presents itself in Redis, the web side looks every few seconds.
import type { Redis } from 'ioredis';
import type { LanguageInfo } from '../../sandbox/job.ts';
import { beatMs, names, type RunnerInfo, runnerSchema, silenceMs } from './messages.ts';

const forgetMs = 60_000; // a dead runner's entry is deleted after this
const clockSkewMs = 5_000; // machines' clocks differ

export interface Runners {
  /** The newest known; empty before the first look. */
  languages(): LanguageInfo[];
  /** Asks Redis now. `none`: no runner lives; `no-engine`: none of them reaches its engine. */
  look(): Promise<{ state: 'ready' | 'none' | 'no-engine'; slots: number }>;
  close(): void;
}

export function createRunners(redis: Redis): Runners {
  let languages: LanguageInfo[] = [];
  const look: Runners['look'] = async () => {
    const all = await redis.hgetall(names.runners);
    const living: RunnerInfo[] = [];
    for (const [name, text] of Object.entries(all)) {
      const info = runnerSchema.parse(JSON.parse(text));
      const age = Date.now() - info.at;
      if (age < silenceMs + clockSkewMs) living.push(info);
      else if (age > forgetMs) await redis.hdel(names.runners, name);
    }
    languages = living.find((one) => one.languages.length > 0)?.languages ?? languages;
    const able = living.filter((one) => one.engine);
    const state = living.length === 0 ? 'none' : able.length === 0 ? 'no-engine' : 'ready';
    return { state, slots: able.reduce((sum, one) => sum + one.slots, 0) };
  };
  const quietly = () => void look().catch(() => {}); // whoever needs it looks, and hears the error
  quietly();
  const timer = setInterval(quietly, beatMs * 5).unref();
  return { languages: () => languages, look, close: () => clearInterval(timer) };
}
