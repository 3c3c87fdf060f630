// Whether a question holds what it promises: references pass, wrong solutions fail, examples are true, time is ample.
// Knows no store and no publishing.
import type { Sandbox } from '../../sandbox/job.ts';
import {
  type Authored,
  type CheckFinding,
  type CheckReport,
  type CheckRun,
  offered,
} from '../../shared/authored.ts';
import type { Language } from '../../shared/languages.ts';
import type { Question } from '../../shared/question.ts';
import { readClaims, statedExamples } from '../../shared/question-claims.ts';
import { agreements, ofReference, ofStarter, ofWrong } from './question-findings.ts';
import { trySource, type Tried } from './try-source.ts';

/** One program that a check runs. */
export type Step =
  | { what: 'reference'; language: Language; source: string }
  | { what: 'starter'; language: Language; source: string }
  | { what: 'wrong'; language: Language; source: string; at: number };
export interface Ran {
  step: Step;
  tried: Tried;
}

/** Everything that is run, in order: references first, since they alone can show that a test is wrong. */
export function stepsOf({ question, solution, wrong }: Authored): Step[] {
  const references = offered(question).flatMap((language): Step[] => {
    const source = solution[language];
    return source === undefined ? [] : [{ what: 'reference', language, source }];
  });
  const starters = offered(question).flatMap((language): Step[] => {
    const source = question.starter[language];
    return source === undefined ? [] : [{ what: 'starter', language, source }];
  });
  const mistakes = wrong.map(({ language, source }, at): Step => ({ what: 'wrong', language, source, at }));
  return [...references, ...starters, ...mistakes];
}

/**
 * `onStep` is awaited before each program, and once at the end. What reading alone shows to be wrong is not run. Throws
 * what the sandbox throws, and when it broke: neither says anything about the question.
 */
export async function checkQuestion(
  sandbox: Pick<Sandbox, 'run'>,
  authored: Authored,
  options: { signal: AbortSignal; now: () => number; onStep: (done: number, total: number) => Promise<void> },
): Promise<CheckReport> {
  const claims = readClaims(authored);
  if (claims.some(({ severity }) => severity === 'error')) return reportOf(claims, [], options.now());
  const tested = withExamples(authored.question);
  const steps = stepsOf(authored);
  const ran: Ran[] = [];
  for (const [done, step] of steps.entries()) {
    await options.onStep(done, steps.length);
    const question = step.what === 'reference' ? tested : authored.question;
    ran.push({ step, tried: await trySource(sandbox, question, step, options.signal) });
  }
  await options.onStep(steps.length, steps.length);
  const findings = [...claims, ...findingsOf(authored, ran)];
  return reportOf(
    findings,
    ran.map((one) => runOf(authored, one)),
    options.now(),
  );
}

/** The examples of the statement are run behind the tests: a reference shows whether they are true. */
function withExamples(question: Question): Question {
  const examples = statedExamples(question);
  if (!examples.ok) return question;
  return question.kind === 'stdin'
    ? {
        ...question,
        tests: [...question.tests, ...examples.tests.flatMap((one) => ('stdin' in one ? [one] : []))],
      }
    : {
        ...question,
        tests: [...question.tests, ...examples.tests.flatMap((one) => ('args' in one ? [one] : []))],
      };
}

function findingsOf(authored: Authored, ran: Ran[]): CheckFinding[] {
  return [
    ...ran.flatMap(({ step, tried }) => {
      switch (step.what) {
        case 'reference':
          return ofReference(authored, step.language, tried);
        case 'starter':
          return ofStarter(step.language, tried);
        case 'wrong':
          return ofWrong(authored, step.at, tried);
      }
    }),
    ...agreements(authored, ran),
  ];
}

function runOf({ question, wrong }: Authored, { step, tried }: Ran): CheckRun {
  const own = tried.results.slice(0, question.tests.length);
  return {
    what: step.what,
    name: step.what === 'wrong' ? (wrong[step.at]?.name ?? '') : '',
    language: step.language,
    tests: own.length,
    passed: own.filter(({ passed }) => passed).length,
    slowestMs: tried.slowestMs,
    limitMs: tried.limitMs,
  };
}

const mostFindings = 60; // of one check: what comes behind tells the same again

function reportOf(findings: CheckFinding[], runs: CheckRun[], checkedAt: number): CheckReport {
  const ok = findings.every(({ severity }) => severity !== 'error');
  return { ok, findings: findings.slice(0, mostFindings), runs, checkedAt };
}
