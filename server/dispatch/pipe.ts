// A one-way pipe through Redis that loses nothing: a capped stream holds the messages, a published word wakes the
// reader, and a reader that was away goes on from the last it read. Knows no jobs.
import type { Redis } from 'ioredis';
import { z } from 'zod';

/** A run's output is limited long before; this is for what nobody ever reads. */
const mostEntries = 20_000;
const lifeMs = 600_000;
/** A wake-up that was lost, with its connection, costs this much. */
const lookMs = 500;
const page = 200;

export interface Wakes {
  /** Calls `wake` when something was sent to `key`. Resolves when that is sure, or Redis is away. */
  listen(key: string, wake: () => void): Promise<() => void>;
}

/** `listener`: a connection of one's own, for subscribing. */
export function createWakes(listener: Redis): Wakes {
  const wakes = new Map<string, () => void>();
  listener.on('message', (key: string) => wakes.get(key)?.());
  return {
    async listen(key, wake) {
      wakes.set(key, wake);
      const subscribed = listener.subscribe(key).catch(() => {}); // then `lookMs` has to do
      if (listener.status === 'ready') await subscribed;
      return () => {
        wakes.delete(key);
        if (listener.status === 'ready') void listener.unsubscribe(key).catch(() => {});
      };
    },
  };
}

/**
 * Appends the messages as one entry. Throws when Redis could not be told, or its answer was lost: who then sends again
 * gives both the same `number` (rising from 1), so that they are read once. 0: never sent again.
 */
export async function send(redis: Redis, key: string, messages: object[], number = 0): Promise<void> {
  const results = await redis
    .multi()
    .xadd(key, 'MAXLEN', '~', mostEntries, '*', 'n', number, 'm', JSON.stringify(messages))
    .pexpire(key, lifeMs)
    .publish(key, '')
    .exec();
  for (const [error] of results ?? []) if (error) throw error;
}

/** Instead of a message: nothing has come for a while, or Redis could not be asked. */
export type Silence = 'quiet' | 'away';

/** Every message from the first on, until `signal` is aborted. */
export async function* receive<T extends object>(
  redis: Redis,
  wakes: Wakes,
  key: string,
  schema: z.ZodType<T>,
  signal: AbortSignal,
): AsyncGenerator<T | Silence, void, void> {
  const list = z.array(schema);
  let last = '-';
  let seen = 0;
  let woken = true;
  let wake = () => {};
  const stir = () => {
    woken = true;
    wake();
  };
  const forget = await wakes.listen(key, stir);
  signal.addEventListener('abort', stir);
  try {
    while (!signal.aborted) {
      woken = false;
      const entries = await redis.xrange(key, last, '+', 'COUNT', page).catch(() => null);
      for (const [id, [, number, , text]] of entries ?? []) {
        last = `(${id}`;
        if (Number(number) > 0 && Number(number) <= seen) continue;
        seen = Math.max(seen, Number(number));
        for (const message of list.parse(JSON.parse(text ?? '[]'))) yield message;
      }
      if (entries && (entries.length > 0 || woken)) continue;
      const heard = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(false), lookMs);
        wake = () => {
          clearTimeout(timer);
          resolve(true);
        };
      });
      if (!heard) yield entries ? 'quiet' : 'away';
    }
  } finally {
    signal.removeEventListener('abort', stir);
    forget();
  }
}
