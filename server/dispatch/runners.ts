// Which runners live, and what they can: each presents itself in Redis, the web side looks every few seconds.
import { setTimeout } from 'node:timers/promises';
import type { Redis } from 'ioredis';
import type { LanguageInfo } from '../../sandbox/job.ts';
import { beatMs, names, type RunnerInfo, runnerSchema, silenceMs } from './messages.ts';

const forgetMs = 60_000; // a dead runner's entry is deleted after this
const versionsMs = 5_000; // two presentations and a little
const lookAgainMs = 200;
const clockSkewMs = 5_000; // machines' clocks differ

export interface Runners {
  /** As the runners present them. Waits some seconds for a runner that starts: it knows its versions a little later. */
  languages(): Promise<LanguageInfo[]>;
  /** Asks Redis now. `none`: no runner lives; `no-engine`: none of them reaches its engine. */
  look(): Promise<{ state: 'ready' | 'none' | 'no-engine'; slots: number }>;
  close(): void;
}

/** Null: it presents itself in other words, as one of another version may during an update. */
function read(text: string): RunnerInfo | null {
  try {
    return runnerSchema.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // not JSON
  }
}

const told = (languages: LanguageInfo[]) =>
  languages.length > 0 && languages.every((one) => one.version !== '');

export function createRunners(redis: Redis): Runners {
  let languages: LanguageInfo[] = [];
  const look: Runners['look'] = async () => {
    const all = await redis.hgetall(names.runners);
    const living: RunnerInfo[] = [];
    for (const [name, text] of Object.entries(all)) {
      const info = read(text);
      if (info === null) continue;
      const age = Date.now() - info.at;
      if (age < silenceMs + clockSkewMs) living.push(info);
      else if (age > forgetMs) await redis.hdel(names.runners, name);
    }
    languages = living.find((one) => told(one.languages))?.languages ?? languages;
    const able = living.filter((one) => one.engine);
    const state = living.length === 0 ? 'none' : able.length === 0 ? 'no-engine' : 'ready';
    return { state, slots: able.reduce((sum, one) => sum + one.slots, 0) };
  };
  const quietly = () => void look().catch(() => {}); // whoever needs it looks, and hears the error
  quietly();
  const timer = setInterval(quietly, beatMs * 5).unref();
  const ask: Runners['languages'] = async () => {
    for (const until = Date.now() + versionsMs; !told(languages) && Date.now() < until;) {
      const found = await look().catch(() => null); // Redis is away: what was known before
      if (found?.state !== 'ready' || told(languages)) break;
      await setTimeout(lookAgainMs);
    }
    return languages;
  };
  return { languages: ask, look, close: () => clearInterval(timer) };
}
