// Many interviews at once, and all that people do in them, spread over time. Measures nothing.
import { openInterview, type Interview } from './interview.ts';
import type { Installation } from './servers.ts';

/** How many times slower than usual everybody works: for more rooms than this machine can drive at full pace. */
export const SLOWER = Number(process.env['LOAD_SLOWER'] ?? '1');
const KEY_MS = 250; // four keys a second, without a pause: more than people do
const SAY_MS = 20_000;
const RUN_MS = 60_000;
const SUBMIT_MS = 120_000;
const OPENING = 20; // interviews opened at once

export async function openAll(installation: Installation, rooms: number): Promise<Interview[]> {
  const interviews: Interview[] = [];
  while (interviews.length < rooms) {
    const some = Math.min(OPENING, rooms - interviews.length);
    const opening = Array.from({ length: some }, (_, i) =>
      openInterview(installation, interviews.length + i),
    );
    interviews.push(...(await Promise.all(opening)));
  }
  return interviews;
}

/** Everybody works, spread over time. Returns the end of it, which waits for what is under way. */
export function keepGoing(interviews: Interview[]): () => Promise<void> {
  const timers: NodeJS.Timeout[] = [];
  const underWay = new Set<Promise<void>>();
  const every = (ms: number, part: number, act: () => Promise<void> | void): void => {
    const once = (): void => {
      const done: Promise<void> = Promise.resolve(act()).finally(() => underWay.delete(done));
      underWay.add(done);
    };
    const begin = (): void => void (once(), timers.push(setInterval(once, ms)));
    timers.push(setTimeout(begin, ms * part));
  };
  for (const [i, one] of interviews.entries()) {
    const part = i / interviews.length;
    every(KEY_MS * SLOWER, part, () => one.type());
    every(SAY_MS * SLOWER, part, () => one.say());
    every(RUN_MS * SLOWER, part, () => one.run());
    every(SUBMIT_MS * SLOWER, (part + 0.25) % 1, () => one.submit()); // not in the middle of a run
  }
  return async () => {
    for (const timer of timers) clearInterval(timer);
    await Promise.all(underWay);
  };
}
