// Where boxes come from and go to: the engine, the warm pool, the sweep of leftovers. Knows no job.
import type { Early, ForesightOptions } from './ahead.ts';
import { createBox, ownerName, sweep, sweepLost } from './box.ts';
import type { Box } from './box.ts';
import { createEngine } from './image.ts';
import { SandboxUnavailable } from './job.ts';
import { defaultLimits } from './limits.ts';
import { createPool } from './pool.ts';
import type { Shape } from './spec.ts';
import { within } from './within.ts';

export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface Supply {
  /** Throws SandboxUnavailable within 2 s when the engine or the image is not there. `image`: absent, the usual one. */
  check(image?: string): Promise<void>;
  /** The same for a run: it does not ask again where the engine has answered a moment ago. */
  ready(image?: string): Promise<void>;
  /** Throws SandboxUnavailable when the engine cannot start a container. `back`, `early`: see Pool. */
  take(shape: Shape, back: boolean, early: Early | null): Promise<Box>;
  /** Every box taken comes back by one of these two. In the background; `close` waits for it. */
  remove(box: Box): void;
  /** For another job, if it is clean; else it is removed. */
  giveBack(box: Box): void;
  /** Logs what went wrong with a box in use. */
  failed(error: unknown): void;
  /** See Pool. */
  stock(): { ready: number; wanted: number };
  digest(image?: string): string;
  /** A language's version, empty until the first container of its image was up. */
  version(language: string, image?: string): string;
  /** Waits until the first container told the versions, at most so long (ms); not at all when none is on its way. */
  versionsTold(mostMs: number): Promise<void>;
  /** Removes every container of ours that is left. */
  close(): Promise<void>;
}

/** The engine is asked so often, in ms, that a run need not: well within the time that it trusts the answer. */
const lookMs = 4_000;

/** After the engine came back: by then a container that was being made is made or lost. In ms. */
const lostMs = 45_000;

export interface SupplyOptions {
  docker: { host: string };
  image: string;
  runtime: string;
  warm: number;
  ahead: ForesightOptions;
  log: Log;
}

export function createSupply({ docker, image, runtime, warm, ahead, log }: SupplyOptions): Supply {
  const engine = createEngine({ host: docker.host, image });
  const owner = ownerName();
  const returns = createBackground();
  const versions = createVersions();
  let [begun, closed] = [false, false];
  const warn = (message: string) => (error: unknown) => log.warn({ err: error }, message);
  const make = async (shape: Shape): Promise<Box> => {
    await check(shape.image); // a lost engine is told at once, and by its name
    const box = await createBox(engine.docker, shape, { image, runtime, owner });
    versions.tell(shape.image ?? image, box.versions);
    return box;
  };
  const pool = createPool({ make, size: warm, ahead, failed: warn('no container could be made ahead') });
  const remove = (box: Box) => box.remove().catch(warn('a container could not be removed'));

  /** Once, as soon as the engine answers for the first time. */
  const begin = () => {
    if (begun) return;
    begun = true;
    sweep(engine.docker, owner)
      .then((count) => count > 0 && log.info({ count }, 'removed containers of a process that died'))
      .catch(warn('leftover containers could not be removed'));
    const { cpus, memoryMb, processes, diskMb } = defaultLimits;
    pool.warm({ cpus, memoryMb, processes, diskMb });
  };
  const check = watched(engine, {
    up: begin,
    back: () => setTimeout(() => closed || void tidy(false), lostMs).unref(),
  });
  const tidy = (all: boolean) =>
    engine
      .check()
      .then(() => sweepLost(engine.docker, owner, all))
      .catch(warn('containers may be left until the next start'));
  check().catch(warn('the sandbox waits for its engine'));
  const looking = setInterval(() => void check().catch(() => undefined), lookMs).unref(); // who runs is told
  return {
    check,
    ready: (wanted) => (engine.trusted(wanted) ? Promise.resolve() : check(wanted)),
    failed: warn('a run broke'),
    stock: () => pool.stock(),
    digest: (wanted) => engine.digest(wanted),
    version: (language, wanted) => versions.of(wanted ?? image, language),
    versionsTold: (mostMs) => (warm === 0 || !begun ? Promise.resolve() : versions.told(mostMs)),
    take: (shape, back, early) =>
      pool.take(shape, back, early).catch(asUnavailable(warn('no container for a run'))),
    remove(box) {
      pool.lost(box);
      returns.add(remove(box));
    },
    giveBack: (box) => returns.add(pool.give(box)),
    async close() {
      begun = true;
      clearInterval(looking);
      await pool.close();
      await returns.done();
      closed = true;
      await tidy(true);
    },
  };
}

function asUnavailable(tell: (error: unknown) => void): (error: unknown) => never {
  return (error) => {
    if (error instanceof SandboxUnavailable) throw error;
    tell(error);
    throw new SandboxUnavailable('the Docker engine could not start a container');
  };
}

/** Work that nobody waits for but `done`. */
function createBackground() {
  const all = new Set<Promise<void>>();
  return {
    add(work: Promise<void>) {
      const one: Promise<void> = work.finally(() => all.delete(one));
      all.add(one);
    },
    async done() {
      await Promise.all(all);
    },
  };
}

/** Looks at the engine; calls `up` whenever it answers, and `back` when it did not the last time. */
function watched(engine: { check(image?: string): Promise<void> }, on: { up: () => void; back: () => void }) {
  let lost = false;
  return async (image?: string): Promise<void> => {
    try {
      await engine.check(image);
    } catch (error) {
      lost = true;
      throw error;
    }
    on.up();
    if (lost) on.back();
    lost = false;
  };
}

function createVersions() {
  const known = new Map<string, Map<string, string>>(); // by image, then by language
  const first = Promise.withResolvers<void>();
  return {
    of: (image: string, language: string) => known.get(image)?.get(language) ?? '',
    told: (mostMs: number) => within(mostMs, first.promise).catch(() => undefined), // then they are not known
    tell(image: string, lines: string) {
      known.set(image, new Map(lines.split('\n').map((line) => versionIn(line))));
      first.resolve();
    },
  };
}

function versionIn(line: string): [string, string] {
  const [language = '', ...version] = line.split(' ');
  return [language, version.join(' ')];
}
