// A submission over REST with a model configured: the room hears its checked words, the call is stored and counted.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';

const claim = { kind: 'question', text: 'Why so short?', anchors: [] };
let model: ScriptedModel;
let candor: TestCandor;
beforeAll(async () => {
  model = await startScriptedModel(() => ({ pieces: [`${JSON.stringify(claim)}\n`] }));
  candor = await startServer({ env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1' } });
});
afterAll(async () => {
  await candor?.close();
  await model?.close();
});

test('the model reviews after the tests, and the score is not its business', async () => {
  const health = await candor.api('/health');
  expect(health.body['ai']).toEqual({ configured: true, model: 'scripted-1' });
  const ask = { candidateName: 'Ada', difficulty: 'easy', language: 'python', totalQuestions: 1 };
  const { sessionId } = (await candor.api('/api/test/start-session', ask)).body;
  const code = '# by Ada\ndef nothing():\n    return None\n';
  const submitted = await candor.api('/api/test/submit-code', {
    sessionId,
    code,
    questionNumber: 1,
    timeSpent: 5,
  });
  expect(submitted.status).toBe(200);
  expect(submitted.body['analysis']).toMatchObject({ score: 0 });

  const events = async () =>
    JSON.stringify((await candor.api(`/api/sessions/${String(sessionId)}/events`)).body);
  await expect.poll(events, { timeout: 60_000, interval: 200 }).toContain('review.ended');
  expect(await events()).toContain('Why so short?');
  expect(JSON.stringify(model.asked)).toContain('# by the candidate');
  expect(JSON.stringify(model.asked)).not.toContain('Ada');
  const { text } = (await candor.api('/metrics')).body;
  expect(text).toContain('candor_ai_calls_total{task="review",outcome="ok"} 1');
  expect(text).toMatch(/candor_run_seconds_count\{language="python",reason="\w+"\} 1/);
});
