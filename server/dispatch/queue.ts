// The web side: a Sandbox whose runs go through BullMQ to any runner, and whose events come back by a pipe.
// Holds no Docker. A runner that dies in mid-run ends the run with `internal` within seconds.
import { randomUUID } from 'node:crypto';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import { type Job, type RunEvent, type RunOptions, type Sandbox, SandboxBusy } from '../../sandbox/job.ts';
import { SandboxUnavailable } from '../../sandbox/job.ts';
import { broken, createVigil, eventOf } from './hearing.ts';
import { beatMs, type In, names, type Order, outSchema } from './messages.ts';
import { createWakes, receive, send, type Wakes } from './pipe.ts';
import { createRunners } from './runners.ts';

const waitingMost = 256; // jobs that no runner has taken
const retryAfterMs = 2_000;
const answerMs = 2_000; // the contract's limit for a refusal

export interface QueueDeps {
  /** For short commands. */
  commands: Redis;
  /** A connection of one's own; whoever made the maker closes it. */
  open: (purpose: string) => Redis;
  waitingMost?: number;
  /** What the run is a part of, for traces. */
  here?: () => string | undefined;
}
interface Parts {
  redis: Redis;
  queue: Queue;
  wakes: Wakes;
}

export function createQueueSandbox(deps: QueueDeps): Sandbox {
  const { commands: redis, open } = deps;
  const runners = createRunners(redis);
  const queue = new Queue(names.queue, { connection: redis, prefix: names.prefix });
  queue.on('error', () => {}); // its connection logs; each call below rejects by itself
  const parts: Parts = { redis, queue, wakes: createWakes(open('runs')) };

  /** Jobs that were let in here and are not in the queue's counts yet. */
  let entering = 0;
  /** The job's place among those that wait: 0 or less, a runner is free. */
  const check = async (): Promise<number> => {
    const { state, slots } = await runners.look();
    if (state === 'none') throw new SandboxUnavailable('no runner is connected');
    if (state === 'no-engine') throw new SandboxUnavailable('no runner reaches its engine');
    const counts = await queue.getJobCounts('waiting', 'active');
    const position = (counts['waiting'] ?? 0) + (counts['active'] ?? 0) + entering + 1 - slots;
    if (position > (deps.waitingMost ?? waitingMost)) throw new SandboxBusy(retryAfterMs);
    return position;
  };
  const add = async (order: Order): Promise<number> => {
    const position = await check();
    entering += 1;
    try {
      await queue.add('run', order, { jobId: order.id, removeOnComplete: true, removeOnFail: true });
    } finally {
      entering -= 1;
    }
    return position;
  };
  return {
    async *run(job, options) {
      const trace = deps.here?.();
      const order = {
        id: randomUUID(),
        job,
        typed: options.typed !== undefined,
        ...(trace !== undefined && { trace }),
      };
      const position = await inTime(add(order));
      if (position > 0) yield { kind: 'queued', position };
      yield* follow(parts, order.id, job, options);
    },
    languages: () => runners.languages(),
    available: () =>
      inTime(runners.look()).then(
        ({ state }) => state === 'ready',
        () => false,
      ),
    load: async () => ({ waiting: (await queue.getJobCounts('waiting'))['waiting'] ?? 0, warm: null }),
    async close() {
      runners.close();
      await queue.close();
    },
  };
}

/** Rejects with SandboxUnavailable when Redis does not answer in time or not at all. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new SandboxUnavailable('the queue does not answer')), answerMs);
  });
  try {
    return await Promise.race([work, late]);
  } catch (error) {
    if (error instanceof SandboxBusy || error instanceof SandboxUnavailable) throw error;
    throw new SandboxUnavailable('the queue cannot be reached');
  } finally {
    clearTimeout(timer);
  }
}

/** What the runner says, until the end; says to the runner what the caller wants. */
async function* follow(
  parts: Parts,
  id: string,
  job: Job,
  { signal, typed }: RunOptions,
): AsyncGenerator<RunEvent, void, void> {
  const { redis, queue, wakes } = parts;
  const over = new AbortController();
  const tell = (message: In) => void send(redis, names.in(id), [message]).catch(() => {}); // the silence rule decides
  const beat = setInterval(() => tell({ kind: 'beat' }), beatMs);
  const stop = () => tell({ kind: 'stop' });
  signal.addEventListener('abort', stop);
  if (signal.aborted) stop();
  if (typed) void pass(typed, tell).catch(() => tell({ kind: 'typed.end' }));
  const lost = createVigil();
  let taken = false;
  let yielded = false;
  try {
    for await (const out of receive(redis, wakes, names.out(id), outSchema, over.signal)) {
      const event: RunEvent | null = typeof out === 'string' ? null : eventOf(out, yielded, job);
      if (event) {
        yielded ||= event.kind !== 'queued';
        yield event;
        if (event.kind === 'ended') return;
      }
      taken ||= typeof out !== 'string';
      if (signal.aborted && !taken && (await withdrawn(queue, id)))
        return yield broken(job, 'stopped', 'Stopped.');
      if (lost(out))
        return yield broken(job, 'internal', 'The machine that ran it was lost. Please run it again.');
    }
  } finally {
    signal.removeEventListener('abort', stop);
    clearInterval(beat);
    over.abort();
    stop(); // for a runner that still works on it
    await withdrawn(queue, id);
  }
}

async function pass(typed: AsyncIterable<string>, tell: (message: In) => void): Promise<void> {
  for await (const text of typed) tell({ kind: 'typed', text });
  tell({ kind: 'typed.end' });
}

/** True: the job was still waiting, and now no runner will take it. */
async function withdrawn(queue: Queue, id: string): Promise<boolean> {
  try {
    return (await queue.remove(id)) === 1;
  } catch {
    return false; // a runner has it, or Redis is away
  }
}
