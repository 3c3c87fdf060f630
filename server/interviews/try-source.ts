// Runs one source against all tests of a question in the sandbox, once. Does not say whether that is good or bad.
import type { End, Outcome, Receipt, Sandbox } from '../../sandbox/job.ts';
import type { Language } from '../../shared/languages.ts';
import type { Question } from '../../shared/question.ts';
import type { TestResult } from '../../shared/results.ts';
import { check, type Ruling } from './check.ts';
import { testJob } from './test-job.ts';
import { notRun, resultOf } from './test-result.ts';

export interface Tried {
  /** What the compiler said where it refused; else null. */
  refused: string | null;
  /** How the question's own checker program broke; null: it did not. */
  broken: string | null;
  /** One for each test, in order. */
  results: TestResult[];
  /** CPU time of the slowest test, and what a test may use (ms). */
  slowestMs: number;
  limitMs: number;
}

/** Throws what the sandbox throws, and when it broke meanwhile: that says nothing about the source. */
export async function trySource(
  sandbox: Pick<Sandbox, 'run'>,
  question: Question,
  tried: { language: Language; source: string },
  signal: AbortSignal,
): Promise<Tried> {
  const all = question.tests.map((_, index) => index);
  const outcomes: Outcome[] = [];
  let refused: string | null = null;
  let last: { end: End; receipt: Receipt } | null = null;
  for await (const event of sandbox.run(testJob(question, tried, all), { signal })) {
    if (event.kind === 'compiled' && !event.ok) refused = event.text;
    else if (event.kind === 'outcome') outcomes[event.outcome.index] = event.outcome;
    else if (event.kind === 'ended') last = event;
  }
  if (!last) throw new Error('the sandbox gave no end');
  const { end, receipt } = last;
  const came = outcomes.filter((outcome) => outcome !== undefined); // some may not have run
  const ours = [end, ...came].find(({ reason }) => reason === 'internal' || reason === 'stopped');
  if (ours) throw new Error(`the sandbox failed: ${ours.reason} ${ours.message}`);
  const rulings = await ruled(sandbox, question, came, signal);
  signal.throwIfAborted(); // a checker program that was stopped says nothing
  const results = all.map((index) => {
    const outcome = outcomes[index];
    return outcome ? resultOf(question, index, outcome, rulings.get(index)) : notRun(question, index, end);
  });
  const broken = [...rulings.values()].find((ruling) => ruling.kind === 'failed')?.detail ?? null;
  const slowestMs = Math.max(0, ...came.map(({ cpuMs }) => cpuMs));
  return { refused, broken, results, slowestMs, limitMs: receipt.limits.runMs };
}

/** What the question's checker program says of each outcome that ran well, by test. */
async function ruled(
  sandbox: Pick<Sandbox, 'run'>,
  question: Question,
  outcomes: Outcome[],
  signal: AbortSignal,
): Promise<Map<number, Ruling>> {
  const { checker } = question;
  const ran = outcomes.filter(({ reason }) => reason === 'ok');
  if (typeof checker === 'string' || ran.length === 0) return new Map();
  return check(sandbox, { question, checker, outcomes: ran, signal });
}
