// Test results in sentences. Pure.
import { queueText } from './endings.ts';
import type { PublicQuestion } from '../../../shared/question.ts';
import type { Run } from '../../../shared/room.ts';
import type { TestResult } from '../../../shared/results.ts';

/** The line above the cards. */
export function resultHead(run: Run): { text: string; tone: 'ok' | 'bad' | 'plain' } {
  const counted = run.tests.filter((test) => !test.own);
  const passed = run.verdict?.passed ?? counted.filter((test) => test.passed).length;
  const total = run.verdict?.total ?? counted.length;
  if (!run.end && run.place > 0) return { text: queueText(run.place), tone: 'plain' };
  if (!run.end)
    return {
      text: total === 0 ? 'Running the tests…' : `Running the tests… ${passed} passed so far`,
      tone: 'plain',
    };
  if (total === 0) return { text: 'No test could run', tone: 'bad' };
  if (passed === total)
    return { text: total === 1 ? 'The test passed' : `All ${total} tests passed`, tone: 'ok' };
  return { text: `${passed} of ${total} tests passed`, tone: 'bad' };
}

/** How people's own cases went: "your cases: 1 of 2 as expected, 1 without". Empty when there were none. */
export function ownHead(tests: readonly TestResult[]): string {
  const own = tests.filter((test) => test.own);
  const compared = own.filter((test) => test.expected !== null);
  const met = compared.filter((test) => test.passed).length;
  const parts = [
    compared.length > 0 ? `${met} of ${compared.length} as expected` : '',
    own.length > compared.length ? `${own.length - compared.length} to look at` : '',
  ];
  return own.length === 0 ? '' : `own cases: ${parts.filter((part) => part !== '').join(', ')}`;
}

/** An own case's input as one line: `nums = [1, 2], target = 3`, or the input itself. */
export function caseInput(
  { signature }: Pick<PublicQuestion, 'signature'>,
  texts: readonly string[],
): string {
  if (!signature) return texts[0] ?? '';
  return signature.params.map(({ name }, i) => `${name} = ${texts[i] ?? ''}`).join(', ');
}

/** Why hidden tests failed, by kind: "2 wrong answers, 1 over the time limit". Empty when none did. */
export function hiddenReasons(tests: readonly TestResult[]): string {
  const counts = new Map<string, number>();
  for (const test of tests) if (!test.passed) counts.set(why(test), (counts.get(why(test)) ?? 0) + 1);
  return [...counts].map(([reason, count]) => `${count} ${reason}`).join(', ');
}

function why(test: TestResult): string {
  switch (test.reason) {
    case 'ok':
      return 'with a wrong answer';
    case 'exit':
    case 'signal':
      return 'with an error';
    case 'time':
    case 'wall':
      return 'over the time limit';
    case 'memory':
      return 'over the memory limit';
    case 'output':
      return 'over the output limit';
    case 'processes':
      return 'with too many processes';
    case 'compile':
      return 'did not compile';
    case 'stopped':
      return 'stopped';
    case 'internal':
      return 'could not run';
  }
}
