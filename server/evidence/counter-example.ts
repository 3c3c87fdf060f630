// Searches the smallest input that breaks a solution: inputs by the question's generator, its reference and the solution
// side by side in the sandbox, many inputs in one run; then the generator again on smaller choices. Knows no room.
import type { Outcome, Sandbox } from '../../sandbox/job.ts';
import { SandboxBusy, SandboxUnavailable } from '../../sandbox/job.ts';
import type { Value } from '../../shared/values.ts';
import { sizeOf } from '../ai/input-size.ts';
import { smaller } from '../ai/shrink.ts';
import { type Broken, type CounterAsk, createRounds, type Tried, Unfit } from './counter-round.ts';
import type { Draw } from '../interviews/drawn.ts';
import { GeneratorError } from '../interviews/generated.ts';

/** Rounds of the search, each one run: small inputs first. */
const rounds: Draw[][] = [
  draws([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14], 12, 1),
  draws([16, 20, 25, 30, 40, 60, 80], 20, 101),
  draws([3, 4, 5, 6, 7, 8, 10, 12, 16], 20, 201),
  draws([120, 200, 400], 8, 301),
];
const shrinkRounds = 8;
const defaultMs = 45_000; // of the whole search

export interface CounterExample {
  args: Value[];
  expected: Value;
  /** What the solution gave; null with `reason` other than `ok`. */
  actual: Value;
  reason: Outcome['reason'];
  message: string;
  size: number; // values in the input
  tries: number; // inputs that were tried until one broke it
  shrunk: number; // inputs that were tried to make it smaller
}
export type FindCounterExample = (ask: CounterAsk, signal: AbortSignal) => Promise<CounterExample | null>;

/** Null: none was found within `limitMs`, or the sandbox has no time. Throws when `signal` is aborted, or on a bug. */
export function createCounterExample({
  sandbox,
  limitMs = defaultMs,
}: {
  sandbox: Pick<Sandbox, 'run'>;
  limitMs?: number;
}): FindCounterExample {
  return async (ask, gone) => {
    const late = AbortSignal.timeout(limitMs);
    const round = createRounds(sandbox, ask, AbortSignal.any([gone, late]));
    let best: Broken | null = null;
    const tried = { search: 0, shrink: 0 };
    try {
      for (const wishes of rounds) {
        const { broken, tries } = await round(wishes, null);
        tried.search += tries;
        best = broken;
        if (best) break;
      }
      for (let n = 0; best && n < shrinkRounds; n += 1) {
        const { broken, tries }: Tried = await round(smaller(best.drawn), best.drawn.args);
        tried.shrink += tries;
        if (!broken) break;
        best = broken;
      }
    } catch (error) {
      gone.throwIfAborted();
      const ours = [GeneratorError, SandboxBusy, SandboxUnavailable, Unfit].some(
        (kind) => error instanceof kind,
      );
      if (!ours && !late.aborted) throw error; // else: what was found by then
    }
    return best && told(best, tried);
  };
}

function draws(sizes: number[], each: number, seed: number): Draw[] {
  return sizes.flatMap((size) => Array.from({ length: each }, (_, i) => ({ size, seed: seed + i })));
}

function told({ drawn: { args }, expected, outcome }: Broken, tried: { search: number; shrink: number }) {
  const { reason, message, stderr } = outcome;
  return {
    args,
    expected,
    actual: outcome.value,
    reason,
    message: reason === 'ok' ? '' : `${message} ${stderr.trim().split('\n').at(-1) ?? ''}`.trim(),
    size: sizeOf(args),
    tries: tried.search,
    shrunk: tried.shrink,
  };
}
