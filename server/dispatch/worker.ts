// The runner side: takes jobs from BullMQ, runs them in its sandbox, sends the events back. Faces no web.
import { Worker } from 'bullmq';
import type { Redis } from 'ioredis';
import { SandboxBusy, SandboxRefused, SandboxUnavailable, type Sandbox } from '../../sandbox/job.ts';
import {
  awayMs,
  beatMs,
  inSchema,
  names,
  type Order,
  orderSchema,
  type Out,
  type RunnerInfo,
  silenceMs,
} from './messages.ts';
import { createWakes, receive, send, type Wakes } from './pipe.ts';
import { createTyped } from '../../shared/typed.ts';

const lockMs = 30_000; // BullMQ's own; the web side notices a death earlier

export interface RunnerDeps {
  sandbox: Sandbox;
  commands: Redis;
  open: (purpose: string) => Redis;
  slots: number; // jobs at once
  name: string; // no other runner has it
  log: { info(detail: object, text: string): void; error(detail: object, text: string): void };
  /** Does the work as a part of what the order names, for traces. */
  under?: (trace: string | undefined, work: () => Promise<void>) => Promise<void>;
}
export interface Runner {
  /** Takes no more jobs, waits for those that run. The sandbox is its owner's to close. */
  close(): Promise<void>;
}

export function createRunner(deps: RunnerDeps): Runner {
  const { sandbox, commands: redis, open, slots, name, log } = deps;
  const wakes = createWakes(open('runner'));
  const present = async () => {
    const engine = await sandbox.available();
    const languages = await sandbox.languages();
    const info: RunnerInfo = { at: Date.now(), engine, slots, languages };
    await redis.hset(names.runners, name, JSON.stringify(info));
  };
  const presenting = () =>
    present().catch((error: unknown) => log.error({ err: error }, 'a runner could not present itself'));
  void presenting();
  const timer = setInterval(() => void presenting(), beatMs);
  const worker = new Worker(
    names.queue,
    async ({ data }) => {
      const order = orderSchema.parse(data);
      const under = deps.under ?? ((_, todo) => todo());
      await under(order.trace, () => work(deps, wakes, order)).catch((error: unknown) => {
        log.error({ err: error, run: order.id }, 'a job broke');
        return send(redis, names.out(order.id), [{ kind: 'broke' }]);
      });
    },
    {
      connection: open('worker'),
      prefix: names.prefix,
      concurrency: slots,
      lockDuration: lockMs,
      maxStalledCount: 0, // a program that ran half is never run again behind people's backs
    },
  );
  worker.on('error', (error) => log.error({ err: error }, 'the queue’s worker'));
  return {
    async close() {
      clearInterval(timer);
      await worker.close();
      await redis.hdel(names.runners, name).catch(() => 0); // it would lapse anyway
    },
  };
}

async function work(deps: RunnerDeps, wakes: Wakes, order: Order): Promise<void> {
  const { sandbox, commands: redis } = deps;
  const stop = new AbortController();
  const over = new AbortController();
  const typed = createTyped();
  const out = createSender(redis, names.out(order.id), () => stop.abort());
  void out.add({ kind: 'beat' });
  const beat = setInterval(() => void out.add({ kind: 'beat' }), beatMs);
  // What cannot be read ends this run alone: unheard, it would end the process with everybody's.
  const unreadable = (error: unknown) => {
    deps.log.error({ err: error, run: order.id }, 'the caller of a job cannot be understood');
    stop.abort();
  };
  const listening = listen(redis, wakes, order.id, { stop, over: over.signal, typed }).catch(unreadable);
  try {
    const options = order.typed ? { signal: stop.signal, typed } : { signal: stop.signal };
    for await (const event of sandbox.run(order.job, options)) await out.add({ kind: 'event', event });
  } catch (error) {
    const told = refusalOf(error);
    await out.add(told);
    if (told.kind === 'broke') deps.log.error({ err: error, run: order.id }, 'a job broke');
  } finally {
    clearInterval(beat);
    over.abort();
    typed.end();
    await listening;
    await out.flush();
  }
}

function refusalOf(error: unknown): Out {
  if (error instanceof SandboxBusy) return { kind: 'busy', retryAfterMs: error.retryAfterMs };
  if (error instanceof SandboxUnavailable)
    return { kind: 'unavailable', message: error.message.replace('sandbox unavailable: ', '') };
  if (error instanceof SandboxRefused) return { kind: 'refused', message: error.message };
  return { kind: 'broke' };
}

/** Obeys the web side; its silence means that nobody waits any more. */
async function listen(
  redis: Redis,
  wakes: Wakes,
  id: string,
  run: { stop: AbortController; over: AbortSignal; typed: ReturnType<typeof createTyped> },
): Promise<void> {
  let heard = Date.now();
  for await (const message of receive(redis, wakes, names.in(id), inSchema, run.over)) {
    if (message !== 'quiet') heard = Date.now(); // while Redis is away nobody can be heard
    if (Date.now() - heard > silenceMs) run.stop.abort();
    if (typeof message === 'string') continue;
    if (message.kind === 'stop') run.stop.abort();
    else if (message.kind === 'typed') run.typed.push(message.text);
    else if (message.kind === 'typed.end') run.typed.end();
  }
}

const pendingMost = 200; // messages; then the program waits for Redis

/** Sends one entry at a time; what comes meanwhile goes into the next. `lost`: Redis stayed away. */
function createSender(redis: Redis, key: string, lost: () => void) {
  let pending: Out[] = [];
  let sending: Promise<void> | null = null;
  let gone = false;
  let sent = 0;
  const drain = async () => {
    while (pending.length > 0 && !gone) {
      const batch = pending;
      pending = [];
      sent += 1; // told twice after a lost answer, an entry is read once
      const since = Date.now();
      for (let done = false; !done && !gone;) {
        done = await send(redis, key, batch, sent).then(
          () => true,
          () => false,
        );
        if (!done) await new Promise((resolve) => setTimeout(resolve, 200));
        if (!done && Date.now() - since > awayMs) {
          gone = true;
          lost();
        }
      }
    }
    sending = null;
  };
  const add = async (message: Out): Promise<void> => {
    if (gone) return;
    pending.push(message);
    sending ??= drain();
    if (pending.length >= pendingMost) await sending;
  };
  return { add, flush: async () => void (await sending) };
}
