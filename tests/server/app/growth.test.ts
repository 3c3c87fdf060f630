// What is found out beside tests, by REST and in the real sandbox: the growth of a solution, what its linter says. How long it takes is nobody's promise here.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { growthSchema } from '../../../shared/api/code.ts';
import { startServer, type TestCandor } from '../../support/server.ts';

let candor: TestCandor;
beforeAll(async () => {
  candor = await startServer();
});
afterAll(async () => await candor?.close());

const code = 'def carousel(*args):\n    return len(args)\n';

test('a question’s generator makes larger and larger inputs', async () => {
  const { body: found } = await candor.api('/api/questions/carousel');
  const signature = z
    .object({ signature: z.object({ name: z.string() }) })
    .parse(found['question']).signature;
  const source = code.replace('carousel', signature.name);
  const ask = { code: source, language: 'python', questionId: 'carousel' };
  const { status, body } = await candor.api('/api/code/analyze', ask);
  expect(status).toBe(200);
  const points = growthSchema.parse(body['growth'])?.points ?? [];
  expect(points.length).toBeGreaterThan(1);
  expect(points.map(({ size }) => size)).toEqual(points.map(({ size }) => size).toSorted((a, b) => a - b));
});

test('without a question nothing is measured, and an unknown one is a mistake', async () => {
  const plain = await candor.api('/api/code/analyze', { code, language: 'python' });
  expect(plain.body['growth']).toBeNull();
  const unknown = await candor.api('/api/code/analyze', { code, language: 'python', questionId: 'none' });
  expect([unknown.status, unknown.body['field']]).toEqual([400, 'questionId']);
});

test('the linter’s findings in all files are in the analysis, in the feedback and in the review', async () => {
  const files = [{ name: 'helper.py', text: 'def twice(n):\n    left = 1\n    return 2 * n\n' }];
  const source =
    'import os\nfrom helper import twice\n\ndef visibleFaces(heights):\n    return twice(heights)\n';
  const { body } = await candor.api('/api/code/analyze', { code: source, language: 'python', files });
  expect(body['warnings']).toEqual([
    { file: null, line: 1, rule: 'UnusedImport', text: "'os' imported but unused" },
    expect.objectContaining({ file: 'helper.py', line: 2, rule: 'UnusedVariable' }),
  ]);
  const ask = { candidateName: 'Ada', totalQuestions: 1, questionIds: ['photo-row'] };
  const { sessionId } = (await candor.api('/api/test/start-session', ask)).body;
  const sent = await candor.api('/api/test/submit-code', {
    sessionId,
    code: source,
    files,
    questionNumber: 1,
  });
  const { improvements } = z.object({ improvements: z.array(z.string()) }).parse(sent.body['analysis']);
  expect(improvements).toContain("At line 1: 'os' imported but unused.");
  expect(improvements.join()).toContain('At helper.py, line 2: local variable');
  const review = async () =>
    JSON.stringify((await candor.api(`/api/sessions/${String(sessionId)}/events`)).body);
  await expect.poll(review, { timeout: 60_000, interval: 200 }).toContain('review.ended');
  expect(await review()).toContain("At line 1: 'os' imported but unused.");
}, 180_000);

test('the growth of a submission is in its feedback, in the review and in the report', async () => {
  const ask = { candidateName: 'Ada', totalQuestions: 1, questionIds: ['photo-row'] };
  const { sessionId } = (await candor.api('/api/test/start-session', ask)).body;
  const slow = `def visibleFaces(heights):
    seen = []
    for i, height in enumerate(heights):
        hidden = False
        for j in range(len(heights)):
            for _ in range(5):
                hidden = hidden or (j < i and heights[j] >= height)
        if not hidden:
            seen.append(i)
    return seen
`;
  const sent = { sessionId, code: slow, questionNumber: 1 };
  const { body } = await candor.api('/api/test/submit-code', sent);
  const { feedback } = z.object({ feedback: z.string() }).parse(body['analysis']);
  expect(feedback).toMatch(/tests pass\..* Measured, its time looks .*: \d+ \d+ m?s.*no AI model was used/s);
  expect(feedback.match(/AI model/g)).toHaveLength(1);
  const told = async (path: string) => JSON.stringify((await candor.api(path)).body);
  const events = `/api/sessions/${String(sessionId)}/events`;
  await expect.poll(() => told(events), { timeout: 60_000, interval: 200 }).toContain('review.ended');
  expect(await told(events)).toMatch(/"kind":"review.text"[^}]*Measured, its time looks/);
  expect(await told(`/api/sessions/${String(sessionId)}/report`)).toContain('Measured, its time looks');
}, 180_000);
