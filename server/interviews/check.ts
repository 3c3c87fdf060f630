// Asks a question's own checker program about answers that ran well. The program is its author's, so it runs in a sandbox
// of its own; the candidate's program is over by then, and its answers come as values of the declared types, nothing else.
import type { FunctionJob, Outcome, Sandbox } from '../../sandbox/job.ts';
import { SandboxBusy } from '../../sandbox/job.ts';
import type { CheckerProgram, Question } from '../../shared/question.ts';
import { belongs } from '../../shared/values.ts';
import type { Signature, Value } from '../../shared/values.ts';
import { sourceFile } from './source-file.ts';

/** `failed`: the checker broke, was stopped or could not run; that is nobody's wrong answer, and no right one. */
export type Ruling =
  { kind: 'accepted' } | { kind: 'rejected'; message: string } | { kind: 'failed'; detail: string };

export interface CheckAsk {
  question: Question;
  checker: CheckerProgram;
  /** Of the candidate's program, all with reason `ok`; `index` is the test's place in the question. */
  outcomes: readonly Outcome[];
  /** Whose compiled checkers are kept: the session's. */
  scope?: string;
  signal: AbortSignal;
}

/** The sandbox takes a job of 8 MB; answers may be large. In characters of JSON. */
const mostText = 2_000_000;
const mostMessage = 1_000;
/** A full queue empties: so often it is tried again, with its own time to come back, at most so long each. */
const tries = 5;
const waitMostMs = 5_000;

/** One ruling for each outcome, by `index`. Throws nothing of the sandbox. */
export async function check(sandbox: Pick<Sandbox, 'run'>, ask: CheckAsk): Promise<Map<number, Ruling>> {
  const rulings = new Map<number, Ruling>();
  const cases: Case[] = [];
  for (const outcome of ask.outcomes) {
    const input = inputOf(ask.question, outcome);
    if (input) cases.push({ index: outcome.index, input, size: JSON.stringify(input).length });
    else rulings.set(outcome.index, { kind: 'rejected', message: 'the answer is not of the declared type' });
  }
  for (const batch of batches(cases)) {
    const found = await patiently(ask.signal, () => run(sandbox, ask, batch));
    for (const [place, { index }] of batch.entries())
      rulings.set(index, found.rulings[place] ?? { kind: 'failed', detail: found.detail });
  }
  return rulings;
}

interface Case {
  index: number;
  input: Value[];
  size: number;
}

function inputOf(question: Question, { index, value, stdout }: Outcome): Value[] | null {
  if (question.kind === 'stdin') {
    const test = question.tests[index];
    return test ? [test.stdin, test.stdout, stdout] : null;
  }
  const test = question.tests[index];
  return test && belongs(question.signature.returns, value) ? [...test.args, test.expected, value] : null;
}

function batches(cases: readonly Case[]): Case[][] {
  const made: Case[][] = [];
  let room = 0;
  for (const one of cases) {
    if (one.size > room) {
      made.push([]);
      room = mostText;
    }
    made.at(-1)?.push(one);
    room -= one.size;
  }
  return made;
}

/** The function that the checker program defines. */
function checkSignature(question: Question): Signature {
  const { params, returns } =
    question.kind === 'stdin'
      ? { params: [{ name: 'input', type: 'string' as const }], returns: 'string' as const }
      : question.signature;
  const added = [
    { name: 'expected', type: returns },
    { name: 'actual', type: returns },
  ];
  return { name: 'check', params: [...params, ...added], returns: 'string' };
}

interface Found {
  rulings: (Ruling | undefined)[];
  detail: string; // why the others are missing
}

async function run(sandbox: Pick<Sandbox, 'run'>, ask: CheckAsk, batch: readonly Case[]): Promise<Found> {
  const { language, source } = ask.checker;
  const job: FunctionJob = {
    kind: 'function',
    language,
    files: [sourceFile(language, 'function', source)],
    signature: checkSignature(ask.question),
    inputs: batch.map(({ input }) => input),
    ...(ask.scope !== undefined && { scope: ask.scope }),
  };
  const found: Found = { rulings: [], detail: 'it was not run' };
  for await (const event of sandbox.run(job, { signal: ask.signal })) {
    if (event.kind === 'compiled' && !event.ok) found.detail = `it does not compile: ${event.text}`;
    else if (event.kind === 'outcome') found.rulings[event.outcome.index] = rulingOf(event.outcome);
    else if (event.kind === 'ended' && !['ok', 'compile'].includes(event.end.reason))
      found.detail = `${event.end.reason} ${event.end.message}`;
  }
  return found;
}

function rulingOf({ reason, message, value, stderr }: Outcome): Ruling {
  if (reason !== 'ok') return { kind: 'failed', detail: `${reason} ${message} ${stderr.slice(-1_000)}` };
  if (value === 'ok') return { kind: 'accepted' };
  if (typeof value === 'string') return { kind: 'rejected', message: value.slice(0, mostMessage) };
  return { kind: 'failed', detail: `it returned ${JSON.stringify(value).slice(0, 100)}, which is no text` };
}

async function patiently(signal: AbortSignal, work: () => Promise<Found>): Promise<Found> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      const again = error instanceof SandboxBusy && tried < tries && !signal.aborted;
      if (again) await pause(Math.min(error.retryAfterMs, waitMostMs), signal);
      else return { rulings: [], detail: String(error) };
    }
  }
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
