// Questions by a scripted model, proved in the real sandbox: what holds is kept, what does not goes back to the model.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';

let model: ScriptedModel;
let candor: TestCandor;
let answers: string[] = [];
beforeAll(async () => {
  model = await startScriptedModel(() => ({ pieces: [answers.shift() ?? 'no idea'] }));
  candor = await startServer({ env: { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1' } });
});
afterAll(async () => {
  await candor?.close();
  await model?.close();
});

const draft = {
  title: 'Twice the tide',
  statement: 'A gauge reads the height of the tide. Return twice the height, and zero for a negative one.',
  tags: ['math'],
  signature: { name: 'twice', params: [{ name: 'height', type: 'int' }], returns: 'int' },
  tests: [
    { name: 'small', hidden: false, args: [2] },
    { name: 'zero', hidden: false, args: [0] },
    { name: 'large', hidden: true, args: [4_711] },
    { name: 'negative', hidden: true, args: [-3] },
  ],
  reference: 'def twice(height):\n    return max(0, height) * 2\n',
  wrong: 'def twice(height):\n    return height * 2\n',
  notes: 'Ask for overflow.',
};

test('a question that holds is kept, and an interview can be held with it', async () => {
  answers = [`Here you are:\n${JSON.stringify(draft)}`];
  const { status, body } = await candor.api('/api/test/generate-question', { difficulty: 'medium' });
  expect([status, body['source'], body['message']]).toEqual([200, 'model', expect.stringContaining('try 1')]);
  expect(body['question']).toMatchObject({
    title: 'Twice the tide',
    difficulty: 'medium',
    hiddenTests: 2,
    samples: [{ expected: '4' }, { expected: '0' }], // computed by the reference
  });
  expect(JSON.stringify(body)).not.toMatch(/4711|max\(0/);
  const { bankId } = body;
  const ask = { candidateName: 'Ada', difficulty: 'medium', totalQuestions: 1, bankId };
  const started = await candor.api('/api/test/start-session', ask);
  expect(started.body['question']).toMatchObject({ title: 'Twice the tide' });
});

test('what the sandbox finds goes back to the model', async () => {
  const before = model.asked.length;
  const harmless = { ...draft, wrong: draft.reference };
  const broken = { ...draft, reference: 'def twice(height):\n    return high\n' };
  answers = [harmless, broken, draft].map((one) => JSON.stringify(one));
  const { body } = await candor.api('/api/test/generate-question', { topic: 'tides' });
  expect([body['source'], body['message']]).toEqual(['model', expect.stringContaining('try 3')]);
  const last = JSON.stringify(model.asked.slice(before).at(-1));
  expect(last).toContain('the wrong solution passes every test');
  expect(last).toMatch(/the reference fails on the test .*small.*NameError/);
});

test('a model that does not get there leaves the bank, and says so', async () => {
  const before = model.asked.length;
  answers = [
    'no',
    '{}',
    JSON.stringify({ ...draft, tests: draft.tests.map((one) => ({ ...one, args: [] })) }),
  ];
  const { body } = await candor.api('/api/test/generate-question', { difficulty: 'easy' });
  expect([body['source'], model.asked.length - before]).toEqual(['bank', 3]);
  expect(body['message']).toContain('none of 3 drafts held');
});
