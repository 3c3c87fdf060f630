// Test results in sentences. Pure.
import { queueText } from './endings.ts';
import type { PublicQuestion } from '../../../shared/question.ts';
import type { Run } from '../../../shared/room.ts';
import type { TestResult } from '../../../shared/results.ts';
import { t } from '../lib/i18n/words.ts';

/** The line above the cards. */
export function resultHead(run: Run): { text: string; tone: 'ok' | 'bad' | 'plain' } {
  const counted = run.tests.filter((test) => !test.own);
  const passed = run.verdict?.passed ?? counted.filter((test) => test.passed).length;
  const total = run.verdict?.total ?? counted.length;
  if (!run.end && run.place > 0) return { text: queueText(run.place), tone: 'plain' };
  if (!run.end)
    return {
      text:
        total === 0 ? t('Running the tests…') : t('Running the tests… {passed} passed so far', { passed }),
      tone: 'plain',
    };
  if (total === 0) return { text: t('No test could run'), tone: 'bad' };
  if (passed === total)
    return {
      text: total === 1 ? t('The test passed') : t('All {total} tests passed', { total }),
      tone: 'ok',
    };
  return { text: t('{passed} of {total} tests passed', { passed, total }), tone: 'bad' };
}

/** How people's own cases went: "your cases: 1 of 2 as expected, 1 without". Empty when there were none. */
export function ownHead(tests: readonly TestResult[]): string {
  const own = tests.filter((test) => test.own);
  const compared = own.filter((test) => test.expected !== null);
  const met = compared.filter((test) => test.passed).length;
  const parts = [
    compared.length > 0 ? t('{met} of {all} as expected', { met, all: compared.length }) : '',
    own.length > compared.length ? t('{n} to look at', { n: own.length - compared.length }) : '',
  ];
  return own.length === 0
    ? ''
    : t('own cases: {parts}', { parts: parts.filter((part) => part !== '').join(', ') });
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
      return t('with a wrong answer');
    case 'exit':
    case 'signal':
      return t('with an error');
    case 'time':
    case 'wall':
      return t('over the time limit');
    case 'memory':
      return t('over the memory limit');
    case 'output':
      return t('over the output limit');
    case 'processes':
      return t('with too many processes');
    case 'compile':
      return t('did not compile');
    case 'stopped':
      return t('stopped');
    case 'internal':
      return t('could not run');
  }
}
