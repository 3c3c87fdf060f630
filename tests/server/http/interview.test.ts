// A caller's whole interview over REST, against the real sandbox: start, try, submit, look, report, delete.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { bodyOf, codeOf, type Host, openHost } from './host.ts';

let host: Host;
beforeAll(async () => {
  host = await openHost();
});
afterAll(async () => {
  await host?.close();
});

const add = {
  id: 'add-two',
  title: 'Add two numbers',
  difficulty: 'easy',
  statement: 'Return the sum.',
  kind: 'function',
  signature: {
    name: 'add',
    params: [
      { name: 'a', type: 'int' },
      { name: 'b', type: 'int' },
    ],
    returns: 'int',
  },
  tests: [
    { args: [1, 2], expected: 3 },
    { args: [2, 2], expected: 4, hidden: true, weight: 3 },
  ],
};
const right = 'def add(a, b):\n    return a + b\n';
const wrongWhenEqual = 'def add(a, b):\n    return 3\n';

test('execute runs a program and reports its end', async () => {
  const hello = { code: "print('Hello from Python')", language: 'python' };
  const answer = await host.call('POST', '/api/code/execute', hello);
  expect(answer.status).toBe(200);
  expect(bodyOf(operations.execute, answer)).toMatchObject({
    output: 'Hello from Python\n',
    error: '',
    success: true,
    timedOut: false,
    receipt: { language: 'python', reason: 'ok' },
  });
  const crash = await host.call('POST', '/api/code/execute', {
    code: "const { name } = require('./lib/names.js')\nconsole.log(name)\nthrow new Error('boom')",
    language: 'javascript',
    files: [{ path: 'lib/names.js', text: "exports.name = 'Grace'" }],
  });
  const crashed = bodyOf(operations.execute, crash);
  expect(crashed).toMatchObject({ output: 'Grace\n', success: false, timedOut: false });
  expect(crashed.error).toContain('boom');
});

test('an interview from start to deletion', async () => {
  const bank = await host.call('POST', '/api/test/question-bank', {
    name: 'Mine',
    isPrivate: true,
    questions: [add, { ...add, id: 'add-again', title: 'Again' }],
  });
  expect(bank.status).toBe(201);
  const { id: bankId } = bodyOf(operations.createBank, bank);
  const started = await host.start({
    bankId,
    questionIds: ['add-two'],
    language: 'python',
    timeLimitMinutes: 60,
    extraTime: 1.5,
    metadata: { requisition: 'R-7' },
  });
  expect(started.sessionId).toMatch(/^test_[0-9a-f]{24}$/);
  expect(started).toMatchObject({ questionNumber: 1, totalQuestions: 2, question: { id: 'add-two' } });
  expect(started.endsAt).toBe(started.startedAt + 90 * 60_000);
  expect(started.links.candidate).toBe(
    `http://candor.localhost/room/${started.sessionId}#seat=${started.seats.candidate.token}`,
  );
  expect(started.question.samples).toEqual([
    {
      index: 0,
      name: 'Example 1',
      input: 'a = 1, b = 2',
      expected: '3',
      written: { texts: ['1', '2'], expected: '3' },
    },
  ]);
  expect(started.question.hiddenTests).toBe(1);
  expect(started.question.starter.go).toContain('func add(a int, b int) int {');

  const { sessionId } = started;
  const seat = started.seats.candidate.token;
  const tried = await host.call(
    'POST',
    '/api/test/test-code',
    { sessionId, code: wrongWhenEqual, questionNumber: 1 },
    seat,
  );
  expect(bodyOf(operations.testCode, tried).sampleTests).toEqual([
    { name: 'Example 1', passed: true, input: 'a = 1, b = 2', expected: '3', actual: '3', message: '' },
  ]);

  const submit = (code: string, questionNumber: number, credential?: string) =>
    host.call(
      'POST',
      '/api/test/submit-code',
      { sessionId, code, questionNumber, timeSpent: 180 },
      credential,
    );
  const half = await submit(wrongWhenEqual, 1, seat);
  const partial = bodyOf(operations.submitCode, half);
  expect(partial.analysis).toMatchObject({ status: 'partial', score: 25, model: null });
  expect(partial.analysis.testResults[1]).toMatchObject({
    hidden: true,
    passed: false,
    input: null,
    actual: null,
  });
  expect(partial).toMatchObject({ nextQuestion: { number: 2 }, testComplete: false });
  expect(JSON.stringify(half.body)).not.toContain('a = 2, b = 2');

  const last = bodyOf(operations.submitCode, await submit(right, 2));
  expect(last).toMatchObject({
    analysis: { status: 'correct', score: 100 },
    nextQuestion: null,
    testComplete: true,
  });

  const seen = await host.call('GET', `/api/sessions/${sessionId}`, undefined, seat);
  expect(seen.body).toMatchObject({ current: 2, interviewer: null, metadata: null, active: true });
  const whole = bodyOf(operations.getSession, await host.call('GET', `/api/sessions/${sessionId}`));
  expect(whole.interviewer?.['1']?.tests[1]?.input).toBe('a = 2, b = 2');

  // The room saw what REST did, and a candidate reads no hidden value there.
  const eventsFor = async (credential?: string) =>
    bodyOf(
      operations.sessionEvents,
      await host.call('GET', `/api/sessions/${sessionId}/events?limit=1000`, undefined, credential),
    ).events;
  const forCandidate = await eventsFor(seat);
  expect(forCandidate.filter(({ kind }) => kind === 'run.started')).toMatchObject([
    { purpose: 'test', by: started.seats.candidate.id },
    { purpose: 'submit', by: started.seats.candidate.id },
    { purpose: 'submit', by: null },
  ]);
  expect(forCandidate.map(({ kind }) => kind)).toContain('advanced');
  expect(JSON.stringify(forCandidate)).not.toContain('a = 2, b = 2');
  expect(JSON.stringify(await eventsFor())).toContain('a = 2, b = 2');

  const report = bodyOf(
    operations.sessionReport,
    await host.call('GET', `/api/sessions/${sessionId}/report`),
  );
  expect(report).toMatchObject({ score: 62.5, complete: true, metadata: { requisition: 'R-7' } });
  expect(report.questions[0]?.submissions[0]).toMatchObject({
    code: wrongWhenEqual,
    timeSpent: 180,
    score: 25,
  });

  expect((await host.call('POST', `/api/sessions/${sessionId}/end`)).status).toBe(200);
  const late = await submit(right, 1, seat);
  expect([late.status, codeOf(late)]).toEqual([409, 'ended']);
  const gone = bodyOf(operations.deleteSession, await host.call('DELETE', `/api/sessions/${sessionId}`));
  expect(gone.removed).toMatchObject({ sessions: 1, results: 2, seats: 3 });
  expect((await host.call('GET', `/api/sessions/${sessionId}`)).status).toBe(404);
});

test('a program that does not compile fails every test and says where', async () => {
  const { sessionId } = await host.start({ language: 'java' });
  const code = 'class Solution { static int broken( }';
  const answer = await host.call('POST', '/api/test/submit-code', { sessionId, code, questionNumber: 1 });
  const { analysis } = bodyOf(operations.submitCode, answer);
  expect(analysis).toMatchObject({ status: 'error', score: 0 });
  expect(analysis.testResults.every((one) => one.reason === 'compile')).toBe(true);
  expect(analysis.improvements[0]).toContain('compile');
});

test('analyze measures and compiles', async () => {
  const code = 'def f(a):\n    # adds\n    if a:\n        return 1\n    return 2\n';
  const answer = await host.call('POST', '/api/code/analyze', { code, language: 'python' });
  expect(answer.body).toMatchObject({
    functions: 1,
    branches: 1,
    commentLines: 1,
    suggestions: [],
    score: 100,
  });
});

test('sessions are listed newest first, by filter, page by page', async () => {
  const names = ['Zoe 1', 'Zoe 2', 'Zoe 3'];
  for (const candidateName of names) await host.start({ candidateName, totalQuestions: 1 });
  const list = async (query: string) =>
    bodyOf(operations.listSessions, await host.call('GET', `/api/sessions?${query}`));
  const first = await list('candidateName=zoe&limit=2');
  expect(first.sessions.map((session) => session.candidateName)).toEqual(['Zoe 3', 'Zoe 2']);
  const second = await list(`candidateName=zoe&limit=2&cursor=${first.next}`);
  expect(second.sessions.map((session) => session.candidateName)).toEqual(['Zoe 1']);
  expect(second.next).toBeNull();
});
