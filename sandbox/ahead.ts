// Which programs are worth starting before anybody asks for them: those that were asked for last. Knows no container.
import { frame } from './wire.ts';

/** The first command of a job, to be started before the job is there. */
export interface Early {
  /** The same for jobs that start alike: command, variables, limits. */
  key: string;
  /** What a container is told to start it. */
  frames: Buffer;
}

export interface Foresight {
  /** A job came that wants a container of this kind; `early`: null, it could not be started ahead. */
  asked(kind: string, early: Early | null): void;
  /** What should wait in containers of this kind now; one item for each. */
  wanted(kind: string): Early[];
}

export interface ForesightOptions {
  /** So many programs wait, in all kinds together. */
  most: number;
  /** None for a job that was asked for longer ago, in ms: what waits takes memory. */
  idleMs: number;
}

/** What waits is what the last jobs were. Runs come in series: a candidate changes a line and runs the same language again. */
export function createForesight({ most, idleMs }: ForesightOptions): Foresight {
  let last: { kind: string; early: Early; at: number }[] = [];
  return {
    asked(kind, early) {
      if (!early) return;
      last.push({ kind, early, at: performance.now() });
      if (last.length > most) last.shift();
    },
    wanted(kind) {
      last = last.filter(({ at }) => performance.now() - at < idleMs);
      return last.filter((one) => one.kind === kind).map(({ early }) => early);
    },
  };
}

/** A container, as far as it waits. */
export interface Waiting {
  /** The key of what was started ahead in it and waits for its job; null: nothing. */
  ahead(): string | null;
  /** Between jobs: starts another program, or none, in place of what waits. */
  startAhead(early: Early | null): void;
}

/** The one that waits for a job of this key, else one in which nothing waits for another. */
export function bestOf<One extends Waiting>(all: One[], key: string | null): One | undefined {
  const free = (one: One) => one.ahead() === null;
  return all.find((one) => !free(one) && one.ahead() === key) ?? all.find(free) ?? all[0];
}

/** These programs wait from now on, as far as there are containers, and no others. */
export function spread(all: Waiting[], wanted: Early[]): void {
  const missing = [...wanted];
  for (const one of all) {
    const place = missing.findIndex(({ key }) => key === one.ahead());
    if (place >= 0) missing.splice(place, 1);
    else if (one.ahead() !== null) one.startAhead(null);
  }
  for (const one of all.filter((other) => other.ahead() === null)) {
    const next = missing.shift();
    if (next) one.startAhead(next);
  }
}

/** A job, as far as it is told to a container. */
interface Told {
  frames: Buffer;
  given: Buffer;
  early: Early | null;
}

/** What is left to say to a container in which a program of this key (null: none) waits. */
export function wordsFor(ahead: string | null, { frames, given, early }: Told): Buffer[] {
  if (ahead === null) return [frames];
  return ahead === early?.key ? [given] : [frame('D'), frames];
}
