// Structured output over the wire: asked for with a strict schema, cut into claims while it comes, checked as any other answer;
// a server that refuses it is asked without, and remembered.
import { afterEach, expect, test } from 'vitest';
import { claimTexts } from '../../../server/ai/claim-texts.ts';
import { reviewShape } from '../../../server/ai/claims.ts';
import { type Call, createModel, type Model } from '../../../server/ai/model.ts';
import { createQuestionWriter } from '../../../server/ai/question-writer.ts';
import { readSummary, summaryShape } from '../../../server/ai/summary-claims.ts';
import { type Script, type ScriptedModel, startScriptedModel } from '../../support/openai.ts';

let scripted: ScriptedModel | undefined;
afterEach(async () => await scripted?.close());

type Traits = NonNullable<Parameters<typeof startScriptedModel>[1]>;
async function start(next: (n: number) => Script, traits: Traits = {}) {
  scripted = await startScriptedModel(next, traits);
  const calls: Call[] = [];
  const record = async (call: Call) => void calls.push(call);
  const settings = { apiKey: 'none', baseURL: scripted.url, model: 'm', models: { write: 'other' } };
  return { model: createModel(settings, { record }), calls, asked: scripted.asked };
}
const signal = new AbortController().signal;
const ask = (model: Model) =>
  model.ask({
    sessionId: 'test_1',
    task: 'review',
    messages: [{ role: 'user', content: 'Review it.' }],
    maxTokens: 100,
    signal,
    shape: reviewShape,
  });
async function textsOf(pieces: AsyncIterable<string>): Promise<string[]> {
  const texts: string[] = [];
  for await (const text of claimTexts(pieces)) texts.push(text);
  return texts;
}
async function* inPieces(text: string, size: number) {
  for (let i = 0; i < text.length; i += size) yield text.slice(i, i + size);
}
const one = { kind: 'strength', text: 'Says "}]" and \\ and [x].', anchors: [{ lines: [1, 2], file: null }] };
const two = { kind: 'question', text: 'Why?', anchors: [] };

test('a strict schema is sent, and the answer is cut into its claims while it comes', async () => {
  const pieces = JSON.stringify({ claims: [one, two] }).match(/.{1,9}/gs) ?? [];
  const { model, calls, asked } = await start(() => ({ pieces }));
  expect((await textsOf(ask(model))).map((text): unknown => JSON.parse(text))).toEqual([one, two]);
  expect(asked[0]?.response_format).toMatchObject({
    type: 'json_schema',
    json_schema: { name: 'review', strict: true, schema: { required: ['claims'] } },
  });
  expect(calls[0]?.prompt.at(-1)).toEqual({ role: 'response_format', content: 'review' });
});

test.each<[string, string]>([
  ['whole', JSON.stringify({ claims: [one, two] })],
  ['over many lines, in a fence', `\`\`\`json\n${JSON.stringify({ claims: [one, two] }, null, 2)}\n\`\`\`\n`],
  ['one a line', `${JSON.stringify(one)}\n${JSON.stringify(two)}\n`],
  ['as a list', `- ${JSON.stringify(one)}\n- ${JSON.stringify(two)}`],
])('an answer without the format holds the same claims: %s', async (_what, answer) => {
  for (const size of [1, 7, 10_000]) {
    const texts = await textsOf(inPieces(answer, size));
    expect(texts.map((text): unknown => JSON.parse(text))).toEqual([one, two]);
  }
});

test('what is no claim is told line by line, and spoils no claim after it', async () => {
  const good = JSON.stringify(two);
  const answer = `Nice {work}!\n{ not json\n{"kind":"stre\n${good}\n{"kind":"strength","text":"cut`;
  expect(await textsOf(inPieces(answer, 5))).toEqual([
    'Nice {work}!\n',
    '{ not json\n',
    '{"kind":"stre\n',
    good,
    '{"kind":"strength","text":"cut',
  ]);
  expect((await textsOf(inPieces(`{"a":"${'x'.repeat(5_000)}`, 100))).join('').length).toBeGreaterThan(5_000);
});

test.each(['param', 'message', 'bare'] as const)(
  'a server that refuses it (%s) is asked without, the next time at once',
  async (refusal) => {
    const { model, calls, asked } = await start(() => ({ pieces: [`${JSON.stringify(two)}\n`] }), {
      refuses: ['response_format'],
      refusal,
    });
    for (const requests of [2, 3]) {
      expect(await textsOf(ask(model))).toEqual([JSON.stringify(two)]);
      expect(asked).toHaveLength(requests);
    }
    expect(asked.map((body) => 'response_format' in body)).toEqual([true, false, false]);
    expect(calls.map(({ outcome, prompt }) => [outcome, prompt.length])).toEqual([
      ['ok', 1],
      ['ok', 1],
    ]);
  },
);

test('what is refused for one model is asked of another', async () => {
  const { model, asked } = await start(() => ({ pieces: ['{}'] }), { refuses: ['response_format'] });
  await textsOf(ask(model));
  await createQuestionWriter({ model }).draft({ difficulty: 'easy', topic: null }, [], signal);
  expect(asked.map((body) => [body.model, 'response_format' in body])).toEqual([
    ['m', true],
    ['m', false],
    ['other', true],
    ['other', false],
  ]);
});

test('a refusal that stays one is an error, and nothing is remembered', async () => {
  const { model, calls, asked } = await start(() => ({ status: 400 }));
  for (const requests of [2, 4]) {
    await expect(textsOf(ask(model))).rejects.toThrow('scripted trouble');
    expect(asked).toHaveLength(requests);
  }
  expect(calls.map(({ outcome }) => outcome)).toEqual(['failed', 'failed']);
});

test('cut in the middle of a claim it is an error; what came before was told', async () => {
  const pieces =
    JSON.stringify({ claims: [two, one] })
      .match(/.{1,9}/gs)
      ?.slice(0, -4) ?? [];
  const { model, calls } = await start(() => ({ pieces, cut: true }));
  const told: string[] = [];
  const reading = async () => {
    for await (const text of claimTexts(ask(model))) told.push(text);
  };
  await expect(reading()).rejects.toThrow();
  expect(told).toEqual([JSON.stringify(two)]);
  expect(calls).toMatchObject([{ outcome: 'failed' }]);
});

test('a summary and a question are asked for with schemas of their own, and looked at again', async () => {
  const claims = [
    { kind: 'moment', n: 3, text: 'A hint.' },
    { kind: 'moment', n: 9, text: 'Never.' },
    { kind: 'mark', skill: 'testing', mark: 7, why: 'More than all.', events: [3] },
  ];
  const draft = {
    title: 'Twice the tide',
    statement: 'A gauge reads the height of the tide. Return twice the height.',
    tags: [],
    checker: 'exact',
    signature: { name: 'twice', params: [{ name: 'height', type: { optional: 'int' } }], returns: 'int' },
    tests: ['[2]', '[0]', '[null]', '[-3]'].map((args, i) => ({ name: `t${i}`, hidden: i > 1, args })),
    reference: 'def twice(height):\n    return 2\n',
    wrong: 'def twice(height):\n    return 3\n',
    notes: '',
  };
  const broken = { ...draft, tests: draft.tests.map((test) => ({ ...test, args: '[2' })) };
  const answers = [{ claims }, draft, broken].map((answer) => JSON.stringify(answer));
  const { model, asked } = await start((n) => ({ pieces: [answers[n] ?? ''] }));
  const messages = [{ role: 'user' as const, content: 'Sum it up.' }];
  const summing = { sessionId: 'test_1', task: 'summary', messages, maxTokens: 100, signal };
  expect(await readSummary(model.ask({ ...summing, shape: summaryShape }), new Set([3]))).toEqual({
    claims: [claims[0]],
    dropped: 2,
  });
  const writer = createQuestionWriter({ model });
  const write = () => writer.draft({ difficulty: 'easy', topic: null }, [], signal);
  expect(await write()).toMatchObject({
    tests: [{ args: [2] }, { args: [0] }, { args: [null] }, { args: [-3] }],
  });
  expect(await write()).toEqual({ problem: expect.stringContaining('tests.0.args') });
  expect(asked.map((body) => body.response_format?.json_schema.name)).toEqual([
    'summary',
    'question',
    'question',
  ]);
});
