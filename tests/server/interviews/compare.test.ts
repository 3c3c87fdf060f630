// Answers against expected values, and what many of them come to.
import { expect, test } from 'vitest';
import { sameOutput, sameValue } from '../../../server/interviews/compare.ts';
import { verdictOf } from '../../../server/interviews/score.ts';
import { type Comparison, questionSchema } from '../../../shared/question.ts';
import type { Value } from '../../../shared/values.ts';

const values: [Comparison, Value, Value, boolean][] = [
  ['exact', 1, 1.0, true],
  ['exact', 0, -0, true],
  ['exact', 1, true, false],
  ['exact', 1, '1', false],
  ['exact', null, 0, false],
  ['exact', [1, [2]], [1, [2]], true],
  ['exact', [1, 2], [2, 1], false],
  ['exact', { a: 1, b: 2 }, { b: 2, a: 1 }, true],
  ['exact', { a: 1 }, { a: 1, b: null }, false],
  ['exact', { a: null }, { b: null }, false],
  ['exact', [], {}, false],
  ['exact', 0.3, 0.1 + 0.2, false],
  ['float', 0.3, 0.1 + 0.2, true],
  ['float', 1e12, 1e12 + 10, true],
  ['float', 1e12, 1e12 + 1e7, false],
  ['float', [1, { x: 2 }], [1.0000001, { x: 2 }], true],
  ['float', 1, '1', false],
  ['any-order', [3, 1, 1], [1, 3, 1], true],
  ['any-order', [3, 1, 1], [1, 3, 3], false],
  ['any-order', [[1, 2], [3]], [[3], [1, 2]], true],
  ['any-order', [[1, 2]], [[2, 1]], false],
  ['any-order', [{ a: 1, b: 2 }], [{ b: 2, a: 1 }], true],
  ['any-order', 'ab', 'ab', true],
];
test.each(values)('%s: %j against %j is %s', (checker, expected, actual, same) => {
  expect(sameValue(checker, expected, actual)).toBe(same);
});

const outputs: [Comparison, string, string, boolean][] = [
  ['exact', 'a\nb', 'a  \r\nb\n\n', true],
  ['exact', 'a\nb', 'a\n\nb', false],
  ['exact', ' a', 'a', false],
  ['exact', '', '\n', true],
  ['float', '1.0 x', '1.0000004 x', true],
  ['float', '1.0 x', '1.1 x', false],
  ['float', '1', '1 2', false],
  ['any-order', 'a\nb', 'b\na', true],
];
test.each(outputs)('%s output: %j against %j is %s', (checker, expected, actual, same) => {
  expect(sameOutput(checker, expected, actual)).toBe(same);
});

const question = questionSchema.parse({
  id: 'weights',
  title: 'Weights',
  difficulty: 'easy',
  statement: '.',
  kind: 'stdin',
  tests: [1, 2, 2999].map((weight) => ({ stdin: '', stdout: '', weight: weight / 30 })),
});
test.each([
  [[true, true, true], 'correct', 100],
  [[true, false, false], 'partial', 0],
  [[false, true, true], 'partial', 99.9], // never rounded up to all
  [[false, false, false], 'wrong', 0],
] as const)('%j is %s with %d', (passes, status, score) => {
  const tests = passes.map((passed, index) => ({
    index,
    passed,
    reason: 'ok' as const,
    name: '',
    hidden: false,
    message: '',
    input: null,
    expected: null,
    actual: null,
    stdout: '',
    wallMs: 0,
  }));
  expect(verdictOf(question, tests)).toMatchObject({ status, score });
  const crashed = tests.map((one) => ({ ...one, passed: false, reason: 'exit' as const }));
  expect(verdictOf(question, crashed)).toMatchObject({ status: 'error', score: 0, passed: 0, total: 3 });
});
