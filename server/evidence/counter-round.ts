// One round of the search for a counter-example: inputs are drawn, the reference answers all of them, the solution until
// the first that it gets wrong. Knows no strategy.
import type { FunctionJob, Job, Outcome, Sandbox } from '../../sandbox/job.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';
import type { FunctionQuestion } from '../../shared/question.ts';
import type { Value } from '../../shared/values.ts';
import { bySmallness } from '../ai/input-size.ts';
import { check } from '../interviews/check.ts';
import { sameValue } from '../interviews/compare.ts';
import { type Draw, type Drawn, drawJob, readDrawn } from '../interviews/drawn.ts';
import { GeneratorError } from '../interviews/generated.ts';
import { sourceFiles } from '../interviews/source-file.ts';

const together = 180; // inputs of one run; the sandbox takes 200
const inputLimits = { runMs: 1_000, wallMs: 4_000 }; // of one input

type Solution = Pick<CounterAsk, 'language' | 'source' | 'files'>;
export interface CounterAsk {
  question: FunctionQuestion;
  generator: string;
  reference: { language: Language; source: string };
  language: Language;
  source: string;
  files?: readonly CodeFile[]; // beside `source`
}
/** The sandbox did not do what was asked: no input can be judged. */
export class Unfit extends Error {}

export interface Broken {
  drawn: Drawn;
  expected: Value;
  outcome: Outcome;
}
export interface Tried {
  broken: Broken | null;
  tries: number;
}

/** Runs one round: draws, the reference on all of them, the solution until the first, smallest, that it gets wrong. */
export function createRounds(sandbox: Pick<Sandbox, 'run'>, ask: CounterAsk, signal: AbortSignal) {
  const { question, generator, reference } = ask;
  const { signature } = question;
  const seen = new Set<string>();
  const jobOf = ({ language, source, files }: Solution, inputs: Value[][]): FunctionJob => ({
    kind: 'function',
    language,
    files: sourceFiles(language, 'function', { source, files }),
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
    for await (const { index, reason, value } of outcomes(sandbox, jobOf(reference, inputs), signal))
      if (reason === 'ok') right.set(index, value);
    const judged = drawn.filter((_, i) => right.has(i));
    const expected = [...right.keys()].toSorted((a, b) => a - b).map((i) => right.get(i) ?? null);
    const job = jobOf(
      ask,
      judged.map(({ args }) => args),
    );
    let tries = 0;
    for await (const { outcome, fine } of rulings(sandbox, question, { job, expected }, signal)) {
      tries += 1;
      const [one, wanted = null] = [judged[outcome.index], expected[outcome.index]];
      if (one && !fine) return { broken: { drawn: one, expected: wanted, outcome }, tries };
    }
    return { broken: null, tries };
  };
}

/** Each answer of the solution with whether it is right, in order of the inputs; as they come, where no program judges. */
async function* rulings(
  sandbox: Pick<Sandbox, 'run'>,
  question: FunctionQuestion,
  { job, expected }: { job: FunctionJob; expected: Value[] },
  signal: AbortSignal,
): AsyncGenerator<{ outcome: Outcome; fine: boolean }, void, void> {
  const { checker } = question;
  if (typeof checker === 'string') {
    for await (const outcome of outcomes(sandbox, job, signal)) {
      const wanted = expected[outcome.index] ?? null;
      yield { outcome, fine: outcome.reason === 'ok' && sameValue(checker, wanted, outcome.value) };
    }
    return;
  }
  const all: Outcome[] = [];
  for await (const outcome of outcomes(sandbox, job, signal)) all.push(outcome);
  const tests = job.inputs.map((args, i) => ({
    args,
    expected: expected[i] ?? null,
    hidden: true,
    weight: 1,
  }));
  const answered = all.filter(({ reason }) => reason === 'ok');
  const ruled = await check(sandbox, {
    question: { ...question, tests },
    checker,
    outcomes: answered,
    signal,
  });
  // A checker that fails says nothing about the answer.
  for (const outcome of all)
    yield { outcome, fine: outcome.reason === 'ok' && ruled.get(outcome.index)?.kind !== 'rejected' };
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
