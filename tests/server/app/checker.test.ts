// A question with a checker program of its own, by REST and in the real sandbox: several answers are right, a hostile one
// stays data, and a checker that breaks fails nobody and passes nobody.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startServer, type TestCandor } from '../../support/server.ts';

let candor: TestCandor;
// One program at a time: a checker that waited for its candidate's place would wait for ever.
beforeAll(async () => {
  candor = await startServer({ env: { SANDBOX_SLOTS: '1' } });
}, 120_000);
afterAll(async () => await candor?.close());

const patience = { timeout: 180_000 };
const divisor = {
  id: 'a-divisor',
  title: 'A divisor',
  difficulty: 'easy',
  statement: 'Return any divisor of `n`.',
  kind: 'function',
  signature: { name: 'divisor', params: [{ name: 'n', type: 'int' }], returns: 'int' },
  tests: [
    { args: [12], expected: 3 },
    { args: [15], expected: 3, hidden: true },
  ],
  checker: {
    language: 'python',
    source:
      'def check(n, expected, actual):\n    return "ok" if actual > 0 and n % actual == 0 else f"{actual} does not divide {n}"\n',
  },
};
const spelling = {
  id: 'a-spelling',
  title: 'A spelling',
  difficulty: 'easy',
  statement: 'Print the word, in any spelling.',
  kind: 'stdin',
  tests: [
    { stdin: 'Ada\n', stdout: 'ada\n' },
    { stdin: 'Bob\n', stdout: 'bob\n', hidden: true },
  ],
  checker: {
    language: 'javascript',
    source:
      "function check(input, expected, actual) {\n  return actual.trim().toLowerCase() === expected.trim() ? 'ok' : 'another word';\n}\n",
  },
};
const broken = {
  ...divisor,
  id: 'a-broken-one',
  title: 'Broken',
  checker: { language: 'python', source: 'def check(' },
};

async function submit(question: { id: string }, code: string) {
  const bank = await candor.api('/api/test/question-bank', { name: 'Checked', questions: [question] });
  expect(bank.status).toBe(201);
  const session = await candor.api('/api/test/start-session', {
    candidateName: 'Ada',
    language: 'python',
    totalQuestions: 1,
    bankId: bank.body['id'],
  });
  expect(session.body).toMatchObject({ questionNumber: 1 });
  const { sessionId } = session.body;
  return await candor.api('/api/test/submit-code', { sessionId, code, questionNumber: 1, timeSpent: 10 });
}

test('every right answer passes, and a wrong one is told why', patience, async () => {
  const other = await submit(divisor, 'def divisor(n):\n    return n\n');
  expect(other.body).toMatchObject({ analysis: { status: 'correct', score: 100 } });
  const wrong = await submit(divisor, 'def divisor(n):\n    return 5\n');
  expect(wrong.body).toMatchObject({
    analysis: {
      status: 'partial',
      testResults: [
        { passed: false, message: '5 does not divide 12', actual: '5' },
        { passed: true, message: '' },
      ],
    },
  });
});

test('printed answers are checked as well', patience, async () => {
  const { body } = await submit(spelling, 'print(input().upper() + "  ")\n');
  expect(body).toMatchObject({ analysis: { status: 'correct', score: 100 } });
});

test('a hostile answer is data: it neither passes nor breaks the checker', patience, async () => {
  const hostile = [
    'import os, sys',
    'class Yes(int):',
    '    def __gt__(self, other): return True',
    '    def __rmod__(self, other): return 0',
    'def divisor(n):',
    `    if n == 12: return 'ok' # not of the declared type`,
    `    print('ok'); os.write(1, b'{"ok":true,"value":"ok"}\\n')`,
    '    return Yes(7)',
  ].join('\n');
  const { body } = await submit(divisor, hostile);
  expect(body).toMatchObject({
    analysis: {
      status: 'wrong',
      score: 0,
      testResults: [
        { passed: false, reason: 'ok', message: 'the answer is not of the declared type' },
        { passed: false, reason: 'ok' },
      ],
    },
  });
});

test('a checker that breaks is a clear failure of ours: nothing is scored', patience, async () => {
  const { status, body } = await submit(broken, 'def divisor(n):\n    return n\n');
  expect(status).toBe(503);
  expect(body['message']).toMatch(/nothing was scored: .*checker failed/);
  expect(candor.logged()).toMatch(/question's checker failed/);
  expect(candor.logged()).toContain('SyntaxError');
});
