// One test's outcome in the sandbox, compared with what was expected, as people read it. Pure.
import type { End, Outcome } from '../../sandbox/job.ts';
import type { Question } from '../../shared/question.ts';
import type { TestResult } from '../../shared/results.ts';
import type { Ruling } from './check.ts';
import { sameOutput, sameValue } from './compare.ts';
import { showExpected, showInput, showText, showValue } from './display.ts';

/**
 * `index` is the test's place in the question, whatever its place in the job was. `ruling`: of the question's checker
 * program, for an outcome that is ok; one that failed makes the test `internal`, never passed and never wrong.
 */
export function resultOf(question: Question, index: number, outcome: Outcome, ruling?: Ruling): TestResult {
  const passed = outcome.reason === 'ok' && right(question, index, outcome, ruling);
  const reason = ruling?.kind === 'failed' ? 'internal' : outcome.reason;
  return {
    ...named(question, index),
    passed,
    reason,
    message: passed ? '' : ruling ? rulingMessage(ruling) : messageOf(outcome),
    actual: actualOf(question, outcome),
    stdout: question.kind === 'function' ? showText(outcome.stdout) : '',
    wallMs: outcome.wallMs,
  };
}

const shownLines = 12; // of a traceback: the last lines tell what went wrong
const shownLength = 2_000;

/** A program that ended by itself has said why on stderr. */
function messageOf({ reason, message, stderr }: Outcome): string {
  if (reason === 'ok') return message || 'wrong answer';
  const said = stderr.trim().split('\n').slice(-shownLines).join('\n').slice(-shownLength);
  return (reason === 'exit' || reason === 'signal') && said !== '' ? `${message}\n${said}` : message;
}

/** A test that never ran: the program did not compile, was stopped, or the sandbox failed before it. */
export function notRun(question: Question, index: number, end: End): TestResult {
  const reason = end.reason === 'ok' ? 'internal' : end.reason;
  return {
    ...named(question, index),
    passed: false,
    reason,
    message: reason === 'compile' ? 'the program does not compile' : end.message || 'this test was not run',
    actual: null,
    stdout: '',
    wallMs: 0,
  };
}

function named(question: Question, index: number) {
  const test = question.tests[index];
  return {
    index,
    name: testName(question, index),
    hidden: test?.hidden ?? false,
    input: showInput(question, index),
    expected: showExpected(question, index),
  };
}

/** The test's own name, or its number among the tests. */
export function testName(question: Question, index: number): string {
  const test = question.tests[index];
  return test?.name ?? `${test?.hidden ? 'Hidden test' : 'Example'} ${index + 1}`;
}

function rulingMessage(ruling: Ruling): string {
  if (ruling.kind === 'failed') return "this question's checker failed, which is not your program's fault";
  return (ruling.kind === 'rejected' && ruling.message) || 'wrong answer';
}

function right(question: Question, index: number, outcome: Outcome, ruling?: Ruling): boolean {
  const { checker } = question;
  if (typeof checker !== 'string') return ruling?.kind === 'accepted';
  if (question.kind === 'stdin')
    return sameOutput(checker, question.tests[index]?.stdout ?? '', outcome.stdout);
  return sameValue(checker, question.tests[index]?.expected ?? null, outcome.value);
}

function actualOf(question: Question, outcome: Outcome): string | null {
  if (question.kind === 'stdin') return showText(outcome.stdout);
  return outcome.reason === 'ok' ? showValue(outcome.value) : null;
}
