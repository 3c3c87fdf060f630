// The client that other systems have: five lines of JavaScript against the real server and the real sandbox.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
beforeAll(async () => {
  candor = await startCandor();
}, 120_000);
afterAll(async () => await candor?.close());

test('start a session, try code, submit code, run code', async () => {
  const call = (path: string, body: unknown) =>
    fetch(candor.url + path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-API-Key': candor.key },
      body: JSON.stringify(body),
    }).then((r) => r.json());
  const code = 'def nothing():\n    return None\n';

  const session = await call('/api/test/start-session', {
    candidateName: 'Ada',
    difficulty: 'easy',
    language: 'python',
    totalQuestions: 2,
  });
  expect(session).toMatchObject({
    sessionId: expect.stringMatching(/^test_/),
    questionNumber: 1,
    totalQuestions: 2,
  });

  const tried = await call('/api/test/test-code', { sessionId: session.sessionId, code, questionNumber: 1 });
  expect(tried.sampleTests.length).toBeGreaterThan(0);
  for (const test of tried.sampleTests)
    expect(test).toMatchObject({ passed: false, input: expect.any(String), expected: expect.any(String) });

  const done = await call('/api/test/submit-code', {
    sessionId: session.sessionId,
    code,
    questionNumber: 1,
    timeSpent: 180,
  });
  expect(done.analysis).toMatchObject({ score: 0, feedback: expect.any(String) });
  expect(done.testComplete).toBe(false);
  expect(done.nextQuestion).not.toBeNull();

  const ran = await call('/api/code/execute', { code: "print('Hello from Python')", language: 'python' });
  expect(ran).toMatchObject({ output: 'Hello from Python\n', success: true, timedOut: false });
});

test('a service manager stops it: it ends well, with exit code 0', async () => {
  expect(await candor.terminate()).toBe(0);
});
