// Runs one source against all tests of its question in the real sandbox. Remembers what was found by content: the same
// source and tests, in the same image, judged by the same code, are not run again on this machine. Does not judge what it found.
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Job, Outcome, Sandbox } from '../../sandbox/job.ts';
import { check } from '../../server/interviews/check.ts';
import { sourceFile } from '../../server/interviews/source-file.ts';
import { resultOf } from '../../server/interviews/test-result.ts';
import type { Language } from '../../shared/languages.ts';
import type { Question } from '../../shared/question.ts';
import type { TestResult } from '../../shared/results.ts';
import { codeOf } from './code-of.ts';

export interface Finding {
  /** Names of failed tests; all of them when it did not compile. */
  failed: string[];
  /** What the compiler or the first failing test said, for whoever reads a red test. */
  told: string;
  /** The largest CPU time of a test, in ms. */
  slowestMs: number;
}

interface Ask {
  question: Question;
  language: Language;
  source: string;
}

/** What runs and judges: a finding of other code is not taken for one of this. */
export const judges = ['tests/questions/verify.ts', 'sandbox/sandbox.ts'];
const judgedBy = codeOf(judges);
const folder = join(import.meta.dirname, '../../.candor/verified');

export function createVerifier(sandbox: Sandbox, image: string) {
  return async function verify(ask: Ask): Promise<Finding> {
    const { kind, checker, tests } = ask.question;
    const signature = ask.question.kind === 'function' ? ask.question.signature : null;
    const parts = [judgedBy, image, kind, checker, signature, tests, ask.language, ask.source];
    const path = join(folder, `${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}.json`);
    const known = await readFile(path, 'utf8').catch(() => null);
    if (known !== null) return JSON.parse(known);
    const finding = await find(sandbox, ask);
    await mkdir(folder, { recursive: true });
    const draft = `${path}.${process.pid}.${Math.random()}`;
    await writeFile(draft, JSON.stringify(finding));
    await rename(draft, path);
    return finding;
  };
}

/** Throws when the sandbox itself fails: that says nothing about the source. */
async function find(sandbox: Sandbox, ask: Ask): Promise<Finding> {
  const outcomes: Outcome[] = [];
  let told = '';
  for await (const event of sandbox.run(jobOf(ask), { signal: AbortSignal.timeout(280_000) })) {
    if (event.kind === 'outcome') outcomes[event.outcome.index] = event.outcome;
    if (event.kind === 'compiled' && !event.ok) told = event.text;
    if (event.kind === 'ended' && (event.end.reason === 'internal' || event.end.reason === 'stopped')) {
      throw new Error(`the sandbox failed: ${event.end.reason} ${event.end.message}`);
    }
  }
  const results = await resultsOf(sandbox, ask.question, outcomes);
  const failed: string[] = [];
  for (const [index, one] of ask.question.tests.entries()) {
    const outcome = outcomes[index];
    if (results[index]?.passed) continue;
    failed.push(one.name ?? `test ${index}`);
    told ||= outcome
      ? `${outcome.reason} ${results[index]?.message} ${JSON.stringify(outcome.value)?.slice(0, 300)} ${outcome.stdout.slice(0, 300)} ${outcome.stderr.slice(0, 500)}`
      : 'was not run';
  }
  return { failed, told, slowestMs: Math.max(0, ...outcomes.map((outcome) => outcome.cpuMs)) };
}

function jobOf({ question, language, source }: Ask): Job {
  return question.kind === 'function'
    ? {
        kind: 'function',
        language,
        files: [sourceFile(language, 'function', source)],
        signature: question.signature,
        inputs: question.tests.map((one) => one.args),
      }
    : {
        kind: 'stdin',
        language,
        files: [sourceFile(language, 'program', source)],
        inputs: question.tests.map((one) => one.stdin),
      };
}

/** As the judge does it. Throws when the question's checker program fails: that says nothing about the source. */
async function resultsOf(sandbox: Sandbox, question: Question, outcomes: Outcome[]): Promise<TestResult[]> {
  const { checker } = question;
  const ran = outcomes.filter(({ reason }) => reason === 'ok');
  const ask = { question, outcomes: ran, signal: AbortSignal.timeout(280_000) };
  const rulings = typeof checker === 'string' ? null : await check(sandbox, { ...ask, checker });
  return outcomes.map((outcome, index) => {
    const ruling = rulings?.get(index);
    if (ruling?.kind === 'failed') throw new Error(`the checker failed: ${ruling.detail}`);
    return resultOf(question, index, outcome, ruling);
  });
}
