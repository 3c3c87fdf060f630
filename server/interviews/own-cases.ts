// A question together with a candidate's own cases: they run with the examples and never count. Pure.
import type { Outcome } from '../../sandbox/job.ts';
import type { OwnCase } from '../../shared/cases.ts';
import type { Question } from '../../shared/question.ts';
import type { TestResult } from '../../shared/results.ts';

const shared = { hidden: false, weight: 1 };

/** The cases stand behind the question's tests; an expected value that is missing is null, or empty. */
export function withOwnCases(question: Question, cases: readonly OwnCase[]): Question {
  const name = (i: number) => `Your case ${i + 1}`;
  if (question.kind === 'stdin') {
    const own = cases.map((one, i) => ({
      ...shared,
      name: name(i),
      stdin: 'stdin' in one ? one.stdin : '',
      stdout: ('stdin' in one ? one.stdout : undefined) ?? '',
    }));
    return { ...question, tests: [...question.tests, ...own] };
  }
  const own = cases.map((one, i) => ({
    ...shared,
    name: name(i),
    args: 'args' in one ? one.args : [],
    expected: ('args' in one ? one.expected : undefined) ?? null,
  }));
  return { ...question, tests: [...question.tests, ...own] };
}

/** False: there is nothing to compare with. */
export function expects(own: OwnCase): boolean {
  return 'args' in own ? own.expected !== undefined : own.stdout !== undefined;
}

/** The result of an own case. Without an expected value it passes when it ran to its end. */
export function ownResult(own: OwnCase, result: TestResult, outcome: Outcome | null): TestResult {
  if (expects(own)) return { ...result, own: true };
  const ran = outcome?.reason === 'ok';
  return { ...result, own: true, expected: null, passed: ran, message: ran ? '' : result.message };
}
