// Searches the smallest input that breaks a solution: inputs by the question's generator, its reference and the solution
// side by side in the sandbox, many inputs in one run; then the generator again on smaller choices. Knows no room.
import { type Job, type Outcome, type Sandbox, SandboxBusy, SandboxUnavailable } from '../sandbox/job.ts';
import type { Language } from '../shared/languages.ts';
import type { FunctionQuestion } from '../shared/question.ts';
import type { Value } from '../shared/values.ts';
import { bySmallness, sizeOf } from './ai/input-size.ts';
import { smaller } from './ai/shrink.ts';
import { sameValue } from './interviews/compare.ts';
import { type Draw, type Drawn, drawJob, readDrawn } from './interviews/drawn.ts';
import { GeneratorError } from './interviews/generated.ts';
import { sourceFile } from './interviews/source-file.ts';

/** Rounds of the search, each one run: small inputs first. */
const rounds: Draw[][] = [
  draws([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14], 12, 1),
  draws([16, 20, 25, 30, 40, 60, 80], 20, 101),
  draws([3, 4, 5, 6, 7, 8, 10, 12, 16], 20, 201),
  draws([120, 200, 400], 8, 301),
];
const shrinkRounds = 8;
const together = 180; // inputs of one run; the sandbox takes 200
const inputLimits = { runMs: 1_000, wallMs: 4_000 }; // of one input
const defaultMs = 45_000; // of the whole search

export interface CounterAsk {
  question: FunctionQuestion;
  generator: string;
  reference: { language: Language; source: string };
  language: Language;
  source: string;
}
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
    const bench = createBench(sandbox, ask, AbortSignal.any([gone, late]));
    let best: Broken | null = null;
    const tried = { search: 0, shrink: 0 };
    try {
      for (const round of rounds) {
        const { broken, tries } = await bench(round, null);
        tried.search += tries;
        best = broken;
        if (best) break;
      }
      for (let n = 0; best && n < shrinkRounds; n += 1) {
        const { broken, tries }: Tried = await bench(smaller(best.drawn), best.drawn.args);
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

/** The sandbox did not do what was asked: no input can be judged. */
class Unfit extends Error {}

interface Broken {
  drawn: Drawn;
  expected: Value;
  outcome: Outcome;
}
interface Tried {
  broken: Broken | null;
  tries: number;
}

/** Runs one round: draws, the reference on all of them, the solution until the first, smallest, that it gets wrong. */
function createBench(sandbox: Pick<Sandbox, 'run'>, ask: CounterAsk, signal: AbortSignal) {
  const { question, generator, reference } = ask;
  const { signature, checker } = question;
  const seen = new Set<string>();
  const jobOf = (language: Language, source: string, inputs: Value[][]): Job => ({
    kind: 'function',
    language,
    files: [sourceFile(language, 'function', source)],
    signature,
    inputs,
    limits: inputLimits,
  });
  const isNew = ({ args }: Drawn) => {
    const text = JSON.stringify(args);
    return !seen.has(text) && seen.add(text);
  };
  return async (round: readonly Draw[], below: Value[] | null): Promise<Tried> => {
    const drawn = readDrawn(await printed(sandbox, drawJob(generator, round), signal), signature)
      .filter(isNew)
      .filter(({ args }) => below === null || bySmallness(args, below) < 0)
      .toSorted((a, b) => bySmallness(a.args, b.args))
      .slice(0, together);
    if (drawn.length === 0) return { broken: null, tries: 0 };
    const inputs = drawn.map(({ args }) => args);
    const right = new Map<number, Value>();
    for await (const { index, reason, value } of outcomes(
      sandbox,
      jobOf(reference.language, reference.source, inputs),
      signal,
    ))
      if (reason === 'ok') right.set(index, value);
    const judged = drawn.filter((_, i) => right.has(i));
    const expected = [...right.keys()].toSorted((a, b) => a - b).map((i) => right.get(i) ?? null);
    let tries = 0;
    const job = jobOf(
      ask.language,
      ask.source,
      judged.map(({ args }) => args),
    );
    for await (const outcome of outcomes(sandbox, job, signal)) {
      tries += 1;
      const [one, wanted = null] = [judged[outcome.index], expected[outcome.index]];
      const fine = outcome.reason === 'ok' && sameValue(checker, wanted, outcome.value);
      if (one && !fine) return { broken: { drawn: one, expected: wanted, outcome }, tries };
    }
    return { broken: null, tries };
  };
}

async function printed(sandbox: Pick<Sandbox, 'run'>, job: Job, signal: AbortSignal): Promise<string> {
  let stdout = '';
  for await (const event of sandbox.run(job, { signal })) {
    if (event.kind === 'output' && event.stream === 'stdout') stdout += event.text;
    if (event.kind === 'ended' && event.end.reason !== 'ok')
      throw new GeneratorError(`it ended with ${event.end.reason}`);
  }
  return stdout;
}

/** In order of the inputs. Leaving early stops the run. Throws Unfit where the program or the sandbox is of no use. */
async function* outcomes(sandbox: Pick<Sandbox, 'run'>, job: Job, signal: AbortSignal) {
  for await (const event of sandbox.run(job, { signal })) {
    if (event.kind === 'outcome') {
      if (['internal', 'stopped'].includes(event.outcome.reason)) throw new Unfit(event.outcome.message);
      yield event.outcome;
    }
    if (event.kind === 'ended' && event.end.reason !== 'ok') throw new Unfit(event.end.reason);
  }
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
