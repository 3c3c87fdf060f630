// From test results to a verdict. Pure: nothing but weighted tests counts.
import type { Question } from '../../shared/question.ts';
import type { TestResult, Verdict } from '../../shared/results.ts';

/** `tests` may be part of the question's tests (samples alone): only they count. */
export function verdictOf(question: Question, tests: readonly TestResult[]): Verdict {
  const weight = (test: TestResult) => question.tests[test.index]?.weight ?? 1;
  const passed = tests.filter((test) => test.passed);
  const all = sum(tests.map(weight));
  const score = passed.length === tests.length ? 100 : tenths((100 * sum(passed.map(weight))) / all);
  return { status: statusOf(tests, passed.length), score, passed: passed.length, total: tests.length };
}

function statusOf(tests: readonly TestResult[], passed: number): Verdict['status'] {
  if (passed === tests.length) return 'correct';
  if (passed > 0) return 'partial';
  // `error`: not one test got as far as giving an answer.
  return tests.some((test) => test.reason === 'ok') ? 'wrong' : 'error';
}

/** Rounded down, so that 99.96 never reads as all passed. */
function tenths(score: number): number {
  return Math.floor(score * 10 + 1e-9) / 10;
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, n) => total + n, 0);
}
