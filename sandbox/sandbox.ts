// The Sandbox: a place in the queue, a box, the job in it, and everything cleaned up after.
// Knows no sessions; who may run what is for others to decide.
import { availableParallelism } from 'node:os';
import type { Box } from './box.ts';
import { compiledKey, createCompiledStore } from './compiled.ts';
import type { CompiledStore } from './compiled.ts';
import { drive } from './drive.ts';
import type { Driven } from './drive.ts';
import { SandboxUnavailable } from './job.ts';
import type { Language } from '../shared/languages.ts';
import type { End, LanguageInfo, RunEvent, RunOptions, Sandbox } from './job.ts';
import { languageSpecs } from './languages/registry.ts';
import { defaultLimits } from './limits.ts';
import { afterCompiling, orderOf } from './order.ts';
import type { Order } from './order.ts';
import { receiptOf, unrun } from './receipt.ts';
import { createSlots } from './slots.ts';
import type { Place } from './slots.ts';
import { createSupply } from './supply.ts';
import type { Log, Supply } from './supply.ts';

export type Reuse = 'clean' | 'never';
const usualCompiledMb = 64;
const usualIdleMs = 300_000;

export interface SandboxOptions {
  docker: { host: string }; // as in DOCKER_HOST
  image: string; // tag or digest
  /** Other images, by language: made from the usual one, with more in it. */
  images?: Partial<Record<Language, string>>;
  runtime: string; // runc, crun, runsc
  /** Jobs at once; default: one for each core. */
  slots?: number;
  /** Jobs that may wait; more are refused with SandboxBusy. */
  queue?: number;
  /** What compilers made, kept in memory for the same source of the same owner: so many MB. */
  compiledMb?: number;
  /** Containers kept ready for each kind of job; with `reuse`, so many that none waits for its share of a core. */
  warm?: number;
  /** An interpreter or compiler that was started ahead ends after so long without a job, in ms; default: 5 minutes. */
  idleMs?: number;
  /** `clean`: a container proven clean after a job that ended by itself gets another; `never`: one job each. */
  reuse?: Reuse;
  log: Log;
}

export function createSandbox(options: SandboxOptions): Sandbox {
  const { slots = availableParallelism(), queue = 256, reuse = 'clean' } = options;
  const warm = options.warm ?? (reuse === 'clean' ? slots + Math.min(slots, 4) + 1 : Math.min(slots, 4));
  const most = options.runtime === 'runsc' ? 0 : slots; // not tried with gVisor's files
  const ahead = { most, idleMs: options.idleMs ?? usualIdleMs };
  const supply = createSupply({ ...options, warm, ahead });
  const compiled = createCompiledStore((options.compiledMb ?? usualCompiledMb) * 1_048_576);
  const places = createSlots({ slots, queue });
  const closing = new AbortController();
  const runs = new Set<Promise<void>>();
  return {
    async *run(job, asked) {
      if (closing.signal.aborted) throw new SandboxUnavailable('it is shutting down');
      const order = inImage(orderOf(job), options.images?.[job.language]);
      const signal = AbortSignal.any([asked.signal, closing.signal]);
      const { promise, resolve } = Promise.withResolvers<void>();
      runs.add(promise);
      try {
        await supply.ready(order.shape.image);
        const place = places.enter();
        try {
          yield* inPlace(order, place, { ...asked, signal }, { ...options, supply, compiled, reuse });
        } finally {
          place.leave();
        }
      } finally {
        runs.delete(promise);
        resolve();
      }
    },
    languages: () => languagesOf(supply, options.images ?? {}),
    available: () =>
      supply.check().then(
        () => true,
        () => false,
      ),
    load: async () => ({ waiting: places.waiting(), warm: supply.stock() }),
    async close() {
      closing.abort();
      await Promise.allSettled(runs);
      await supply.close();
    },
  };
}

function inImage(order: Order, image: string | undefined): Order {
  return image === undefined ? order : { ...order, shape: { ...order.shape, image } };
}

interface Parts {
  supply: Supply;
  compiled: CompiledStore;
  runtime: string;
  reuse: Reuse;
}

/** Waits for its turn, takes a box, uses it and gives it back. Throws SandboxUnavailable before the first event. */
async function* inPlace(
  asOrdered: Order,
  place: Place,
  asked: RunOptions,
  { supply, compiled, runtime, reuse }: Parts,
): AsyncGenerator<RunEvent, void, void> {
  const entered = performance.now();
  let told = false;
  for await (const position of place.positions(asked.signal)) {
    told = true;
    yield { kind: 'queued', position };
  }
  const queuedMs = performance.now() - entered;
  const digest = supply.digest(asOrdered.shape.image);
  const key = compiledKey(asOrdered.job.scope ?? '', digest, asOrdered.compiling ?? '');
  const made = asOrdered.compiling === null ? null : compiled.find(key);
  const order = made ? afterCompiling(asOrdered, made) : asOrdered;
  const ended = (driven: Driven): RunEvent => {
    const receipt = receiptOf(order, queuedMs, driven, digest, runtime);
    return { kind: 'ended', end: driven.end, receipt };
  };
  if (asked.signal.aborted) {
    yield ended(unrun(order, 'stopped'));
    return;
  }
  let box: Box | null = null;
  try {
    const stay = reuse === 'clean' && mayStay(order, runtime);
    const used = await supply.take(order.shape, stay, order.early);
    box = used;
    const driven = yield* drive(used, order, asked, stay);
    if (stay && endedByItself(driven.end) && !asked.signal.aborted) {
      box = null;
      supply.giveBack(used);
    }
    if (driven.made) compiled.keep(key, driven.made);
    yield ended(driven);
  } catch (error) {
    if (!box && !told) throw error; // nobody's program ran, and nobody was told that it would
    if (box) supply.failed(error);
    yield ended(unrun(order, 'internal'));
  } finally {
    if (box) supply.remove(box);
  }
}

/**
 * Compilers are large programs: their containers are used once. So are gVisor's, whose kernel is another one than the
 * clean-up was proven on.
 */
function mayStay({ compiles }: Order, runtime: string): boolean {
  return runtime !== 'runsc' && !compiles;
}

function endedByItself({ reason }: End): boolean {
  return reason === 'ok' || reason === 'exit';
}

/** For versions that no container has told yet, in ms. */
const versionsMs = 3_000;

async function languagesOf(
  supply: Supply,
  images: NonNullable<SandboxOptions['images']>,
): Promise<LanguageInfo[]> {
  await supply.versionsTold(versionsMs);
  return [...languageSpecs.values()].map((spec) => ({
    language: spec.language,
    version: supply.version(spec.language, images[spec.language]),
    image: supply.digest(images[spec.language]),
    limits: { ...defaultLimits, ...spec.limits },
  }));
}
