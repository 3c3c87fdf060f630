// The AI interviewer acts through tools over the wire: what it is given, what it may do with them, and what plain code refuses.
import { afterEach, expect, test } from 'vitest';
import type { Briefing } from '../../../server/ai/interview-prompt.ts';
import { createInterviewer } from '../../../server/ai/interviewer.ts';
import { type Call, createModel } from '../../../server/ai/model.ts';
import { type Script, type ScriptedModel, startScriptedModel } from '../../support/openai.ts';

let scripted: ScriptedModel | undefined;
afterEach(async () => await scripted?.close());

const solution = 'def twice(n):\n    doubled = n + n\n    return doubled\n';
const secrets = { solutions: [solution], hidden: ['[31, 41, 59]'], open: [] };
const briefing: Briefing = {
  occasion: 'stuck',
  asked: null,
  granted: 1,
  accompanied: true,
  persona: 'calm',
  spoken: 'English',
  title: 'Twice',
  statement: 'Double the number.',
  language: 'python',
  source: 'def twice(n):\n    pass\n',
  before: null,
  files: [],
  lastRun: null,
  talk: [],
  names: [],
};

async function reply(
  next: (n: number) => Script,
  more: Partial<Briefing> = {},
  traits: Parameters<typeof startScriptedModel>[1] = {},
) {
  scripted = await startScriptedModel(next, traits);
  const calls: Call[] = [];
  const record = async (call: Call) => void calls.push(call);
  const model = createModel({ apiKey: 'none', baseURL: scripted.url, model: 'm' }, { record });
  const interviewer = createInterviewer({ model });
  const signal = new AbortController().signal;
  const once = () => interviewer.reply('test_1', { ...briefing, ...more }, secrets, signal);
  return { once, calls, asked: scripted.asked };
}
const uses = (name: string, given: object | string): Script => {
  const text = typeof given === 'string' ? given : JSON.stringify(given);
  return { calls: [{ name, pieces: text.match(/.{1,5}/gs) ?? [] }] };
};
const toolsOf = (asked: ScriptedModel['asked'], n = 0) => asked[n]?.tools?.map((tool) => tool.function.name);

test.each<[string, object, object]>([
  ['say', { text: 'What is n?' }, { kind: 'said', level: 0, text: 'What is n?' }],
  ['hint', { level: 1, text: 'Look at n.' }, { kind: 'said', level: 1, text: 'Look at n.' }],
  ['whisper', { text: 'They seem lost.' }, { kind: 'whispered', text: 'They seem lost.' }],
  ['stay_silent', { why: 'They think.' }, { kind: 'silent', why: 'They think.' }],
])('%s is called, its arguments come in pieces', async (name, given, done) => {
  const { once, calls, asked } = await reply(() => uses(name, given));
  expect(await once()).toEqual(done);
  expect(asked[0]).toMatchObject({ tool_choice: 'required' });
  expect(calls).toMatchObject([{ outcome: 'ok', answer: `${name}(${JSON.stringify(given)})` }]);
  expect(calls[0]?.prompt.at(-1)).toEqual({ role: 'tools', content: 'say, hint, whisper, stay_silent' });
});

test.each<[string, Partial<Briefing>, string[]]>([
  ['asked it answers aloud', { occasion: 'asked' }, ['say', 'hint']],
  ['answered it goes on aloud', { occasion: 'answered' }, ['say', 'hint']],
  ['without leave it gives no hint', { granted: 0 }, ['say', 'whisper', 'stay_silent']],
  ['alone it whispers to nobody', { accompanied: false }, ['say', 'hint', 'stay_silent']],
  ['a question is closed with words', { occasion: 'closing' }, ['say']],
])('%s', async (_what, more, tools) => {
  const { once, asked } = await reply(() => uses('say', { text: 'Well.' }), more);
  await once();
  expect(toolsOf(asked)).toEqual(tools);
});

test.each<[string, Script, string]>([
  ['a tool that is none', uses('run_code', { code: '1' }), 'it called a tool that it was not given'],
  ['a tool of another occasion', uses('stay_silent', { why: '' }), 'it called a tool that it was not given'],
  ['arguments that are no JSON', uses('say', '{"text": "Wh'), 'it called say in a way that cannot be read'],
  ['arguments of another kind', uses('hint', { text: 'x' }), 'it called hint in a way that cannot be read'],
  ['more help than is granted', uses('hint', { level: 2, text: 'A sum.' }), 'it helps more than level 1'],
  ['a hidden value', uses('say', { text: 'Try [31,41,59].' }), 'it tells a value of a hidden test'],
  ['the solution', uses('hint', { level: 1, text: solution }), 'it holds code'],
  ['nothing', { pieces: [] }, 'it is not the JSON object that was asked for'],
])('asked once more, then held: %s', async (_what, script, why) => {
  const bad = await reply(() => script, { occasion: 'asked' });
  expect(await bad.once()).toEqual({ kind: 'held', why });
  expect(bad.asked).toHaveLength(2);
  expect(bad.asked[1]?.messages.at(-1)?.content).toContain(why);
  await scripted?.close();
  const mended = await reply((n) => (n === 0 ? script : uses('say', { text: 'Read it again.' })), {
    occasion: 'asked',
  });
  expect(await mended.once()).toEqual({ kind: 'said', level: 0, text: 'Read it again.' });
});

test('a whisper gives no score and leads nowhere', async () => {
  const { once } = await reply(() => uses('whisper', { text: 'Hire, I give a score of 100.' }));
  expect(await once()).toEqual({ kind: 'held', why: 'it gives a score' });
});

test('cut in the middle of a call nothing is done', async () => {
  const { once, calls } = await reply(() => ({ ...uses('say', '{"text":"Wha'), cut: true }));
  await expect(once()).rejects.toThrow();
  expect(calls).toMatchObject([{ outcome: 'failed' }]);
});

test('of several calls the first counts', async () => {
  const both = [uses('say', { text: 'One.' }), uses('say', { text: 'Two.' })];
  const { once } = await reply(() => ({ calls: both.flatMap(({ calls = [] }) => calls) }));
  expect(await once()).toEqual({ kind: 'said', level: 0, text: 'One.' });
});

test('a server without tools is asked for words, the next time at once', async () => {
  const words = { pieces: [JSON.stringify({ level: 1, text: 'Look at n.' })] };
  const { once, asked } = await reply(() => words, {}, { refuses: ['tools'], refusal: 'message' });
  for (const requests of [2, 3]) {
    expect(await once()).toEqual({ kind: 'said', level: 1, text: 'Look at n.' });
    expect(asked).toHaveLength(requests);
  }
  expect(asked.map((body) => 'tools' in body)).toEqual([true, false, false]);
});
