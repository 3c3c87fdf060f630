// The AI interviewer's own ideas in a real room: it helps who is stuck, follows up on a solved question and closes it.
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../../sandbox/job.ts';
import { loadBank } from '../../../server/interviews/bank.ts';
import { type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { enter, type Person } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

const thoughts: [string, string][] = [
  ['The candidate has done nothing', 'What do you think about?'],
  ['The candidate has submitted', 'How does its time grow?'],
  ['the candidate answered you', 'What of an empty row?'],
  ['solved and talked through', 'Thank you, I am done with this one.'],
];
let model: ScriptedModel;
let candor: TestCandor;
const people: Person[] = [];
beforeAll(async () => {
  model = await startScriptedModel((_, { messages }) => {
    const system = messages[0]?.content ?? '';
    const silent = system.includes('You speak German') && system.includes('solved and talked through');
    const text = silent ? undefined : thoughts.find(([occasion]) => system.includes(occasion))?.[1];
    return { pieces: [text === undefined ? 'nothing\n' : JSON.stringify({ level: 0, text })] };
  });
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1' };
  candor = await startServer({ env, sandbox: await solving('bead-code') });
}, 120_000);
afterAll(async () => {
  for (const person of people) person.leave();
  await candor?.close();
  await model?.close();
});

/** The scripted sandbox, in which every answer to this question is right. */
async function solving(id: string): Promise<Sandbox> {
  const bank = await loadBank(join(import.meta.dirname, '../../../questions'));
  const tests = bank.find(id)?.question.tests ?? [];
  const expected = tests.map((one) => ('expected' in one ? one.expected : undefined));
  const plain = scriptedSandbox();
  return {
    ...plain,
    async *run(job, options) {
      for await (const event of plain.run(job, options)) {
        const wanted = event.kind === 'outcome' ? expected[event.outcome.index] : undefined;
        if (event.kind !== 'outcome' || wanted === undefined) yield event;
        else yield { kind: 'outcome', outcome: { ...event.outcome, value: wanted } };
      }
    },
  };
}

async function room(questionIds: string[], ai: object) {
  const start = { candidateName: 'Ada', language: 'python', totalQuestions: questionIds.length };
  const more = { questionIds, ai: { speaks: true, ...ai } };
  const { body } = await candor.api('/api/test/start-session', { ...start, ...more });
  const seats = body['seats'] as Record<string, { token: string }>;
  const come = async (role: string) => {
    const person = await enter(candor.url, seats[role]?.token ?? '');
    people.push(person);
    expect((await person.sync()).ok).toBe(true);
    return person;
  };
  const { starter } = body['question'] as { starter: Record<string, string> };
  const source = starter['python'] ?? '';
  return { source, ada: await come('candidate'), ivo: await come('interviewer') };
}
const hears = (person: Person, text: string) => person.sees('said', (event) => event.text === text);
const long = { timeout: 180_000 };

test(
  'solved, followed up on twice and answered, a question is closed and the next one comes',
  long,
  async () => {
    const { source, ada } = await room(['bead-code', 'photo-row'], { closes: 'advances' });
    expect(await ada.say('submit', { language: 'python', source })).toMatchObject({ ok: true });
    await hears(ada, 'How does its time grow?');
    await ada.say('say', { text: 'With its length.' });
    await hears(ada, 'What of an empty row?');
    expect(ada.events.some(({ kind }) => kind === 'closed' || kind === 'advanced')).toBe(false);
    await ada.say('say', { text: 'It stays empty.' });
    const last = await hears(ada, 'Thank you, I am done with this one.');
    const closed = await ada.sees('closed');
    const advanced = await ada.sees('advanced');
    expect([last.by, closed.by, closed.question, advanced.by, advanced.question]).toEqual([
      null,
      null,
      1,
      null,
      2,
    ]);
  },
);

test('where people approve, one of them approves the closing; offered, nobody is moved', long, async () => {
  const { ada, ivo } = await room(['bead-code', 'photo-row'], { approves: true });
  await ada.say('submit', { language: 'python', source: 'x' });
  const drafts = () => ivo.events.filter((event) => event.kind === 'drafted');
  for (const answer of ['With its length.', 'It stays empty.', null]) {
    const decided = drafts().length;
    await ivo.until(() => ivo.room().drafts.length > 0, 'a draft');
    const [draft] = ivo.room().drafts;
    expect(draft?.closes).toBe(answer === null ? 1 : null);
    expect(ada.events.some(({ kind }) => kind === 'closed')).toBe(false);
    expect(await ivo.say('decide', { draft: draft?.id ?? '', approve: true })).toEqual({ ok: true });
    await ivo.until(() => ivo.room().drafts.length === 0 && drafts().length >= decided, 'its end');
    await hears(ada, draft?.text ?? '');
    if (answer !== null) await ada.say('say', { text: answer });
  }
  await ada.sees('closed', ({ question }) => question === 1);
  expect(await ivo.say('mark', { mark: 'note', text: 'after it' })).toEqual({ ok: true });
  await ivo.sees('marked');
  expect(ivo.room()).toMatchObject({ question: 1, closed: [1] });
});

test(
  'a question is closed without a word of the model, in the language of the conversation',
  long,
  async () => {
    const { source, ada } = await room(['bead-code'], { spoken: 'German' });
    expect(await ada.say('submit', { language: 'python', source })).toMatchObject({ ok: true });
    await hears(ada, 'How does its time grow?');
    await ada.say('say', { text: 'Linear.' });
    await hears(ada, 'What of an empty row?');
    await ada.say('say', { text: 'Sie bleibt leer.' });
    await hears(ada, 'Das war diese Aufgabe, vielen Dank.');
    await ada.sees('closed', ({ question }) => question === 1);
  },
);

test('who does nothing for the time that was set is asked', long, async () => {
  const { ada } = await room(['bead-code'], { stuckMinutes: 0.05 });
  await hears(ada, 'What do you think about?');
  const prompt = model.asked.findLast(({ messages }) => messages[0]?.content.includes('done nothing'));
  expect(prompt?.messages[1]?.content).toContain('"changesSinceYourLastLook":null');
});
