// People steer the AI interviewer: each message approved, changed or dropped before it is shown, its place taken, for the
// server's own AI, for agents in a seat and for agents by MCP alike.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Script, type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { enter, type Person } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

let model: ScriptedModel;
let candor: TestCandor;
let next: () => Script = () => ({ status: 500 });
const people: Person[] = [];
beforeAll(async () => {
  model = await startScriptedModel((_, { messages }) =>
    messages[0]?.content.includes('You are an interviewer') ? next() : { pieces: ['nothing\n'] },
  );
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1' };
  candor = await startServer({ env, sandbox: scriptedSandbox() });
});
afterAll(async () => {
  for (const person of people) person.leave();
  await candor?.close();
  await model?.close();
});

const says = (level: number, text: string) => (): Script => ({ pieces: [JSON.stringify({ level, text })] });

async function come(token: string) {
  const person = await enter(candor.url, token);
  people.push(person);
  expect((await person.sync()).ok).toBe(true);
  return person;
}
async function room(more: object) {
  const ask = { candidateName: 'Ada', language: 'python', totalQuestions: 1, ...more };
  const { body } = await candor.api('/api/test/start-session', ask);
  const seats = body['seats'] as Record<string, { token: string }>;
  const [ada, ivo, ola] = [seats['candidate'], seats['interviewer'], seats['observer']];
  return {
    id: String(body['sessionId']),
    ada: await come(ada?.token ?? ''),
    ivo: await come(ivo?.token ?? ''),
    ola: await come(ola?.token ?? ''),
  };
}
const approving = { ai: { help: 2, hintCost: 5, approves: true } };

test('a message waits for an interviewer, and is shown and in the ledger once it is approved', async () => {
  const { ada, ivo, ola } = await room(approving);
  next = says(2, 'Think of a set.');
  expect(await ada.say('ask', { text: 'How do I begin?' })).toEqual({ ok: true });
  const draft = await ivo.sees('drafted');
  expect(draft).toMatchObject({ text: 'Think of a set.', level: 2, cost: 10, audience: 'interviewers' });
  expect(ivo.room().drafts).toHaveLength(1);
  expect(await ada.say('decide', { draft: draft.draft, approve: true })).toMatchObject({ code: 'forbidden' });
  expect(ada.room().chat).toHaveLength(1); // the question alone
  const both = [draft.draft, draft.draft].map((one) => ivo.say('decide', { draft: one, approve: true }));
  const answers = await Promise.all(both); // whoever is later has nothing to decide any more
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  const said = await ada.sees('said', (event) => event.agent);
  expect(said).toMatchObject({ text: 'Think of a set.', by: null });
  expect(await ada.sees('hinted')).toMatchObject({ level: 2, cost: 10, agent: true });
  expect(ivo.room().drafts).toEqual([]);
  for (const person of [ada, ola]) expect(person.raw()).not.toMatch(/drafted|decided|draft_/);
  await ivo.sync();
  expect(ivo.room().chat.filter(({ agent }) => agent)).toHaveLength(1);
});

test('it is changed, or dropped, as the interviewer likes', async () => {
  const { ada, ivo } = await room(approving);
  next = says(0, 'You may sort them, dear.');
  await ada.say('ask', { text: 'May I sort?' });
  const first = await ivo.sees('drafted');
  await ivo.say('decide', { draft: first.draft, approve: true, text: 'You may sort them.' });
  await ada.sees('said', ({ text }) => text === 'You may sort them.');
  expect(await ivo.sees('decided')).toMatchObject({ verdict: 'edited' });
  next = says(1, 'Never mind the time.');
  await ada.say('ask', { text: 'Is it slow?' });
  const second = await ivo.sees('drafted', ({ draft }) => draft !== first.draft);
  expect(await ivo.say('decide', { draft: second.draft, approve: false })).toEqual({ ok: true });
  await ivo.sees('decided', ({ verdict }) => verdict === 'dropped');
  expect(ada.raw()).not.toMatch(/dear|Never mind/);
  expect(ada.room().hints).toEqual([]);
});

test('an interviewer takes over, and gives it back', async () => {
  const { ada, ivo } = await room({});
  expect(await ada.say('steer', { mode: 'free' })).toMatchObject({ code: 'forbidden' });
  await ivo.say('steer', { mode: 'taken' });
  expect(await ada.sees('steered')).toMatchObject({ mode: 'taken' });
  next = says(0, 'It is me, the AI.');
  expect(await ada.say('ask', { text: 'Who is there?' })).toEqual({ ok: true });
  await ivo.say('say', { text: 'It is me, Ivo.' });
  await ada.sees('said', ({ text }) => text === 'It is me, Ivo.');
  expect(ada.room().chat.filter(({ agent }) => agent)).toEqual([]);
  await ivo.say('steer', { mode: 'free' });
  await ada.say('ask', { text: 'And now?' });
  await ada.sees('said', ({ text }) => text === 'It is me, the AI.');
});

test('agents in a seat, and by a key, are steered in the same way; they steer nobody', async () => {
  const { id, ada, ivo } = await room({ ai: { approves: true, hintCost: 4 } });
  const seat = { role: 'interviewer', name: 'Bot', agent: true };
  const { body } = await candor.api(`/api/sessions/${id}/seats`, seat);
  const bot = await come(String(body['token']));
  expect(await bot.say('hint', { text: 'Two pointers.', level: 2 })).toMatchObject({ ok: true });
  const draft = await ivo.sees('drafted');
  expect(draft).toMatchObject({ text: 'Two pointers.', level: 2, cost: 8 });
  const own = await bot.say('decide', { draft: draft.draft, approve: true });
  expect([own, await bot.say('steer', { mode: 'free' })]).toMatchObject([
    { code: 'forbidden' },
    { code: 'forbidden' },
  ]);
  await ivo.say('mute', { muted: true });
  expect(await bot.say('say', { text: 'Hello' })).toMatchObject({ code: 'forbidden' });
  expect(ada.raw()).not.toMatch(/Two pointers|Hello/);
});

test('an agent in a seat leads by itself only while people let it; else they approve, or do it themselves', async () => {
  const { id, ada, ivo, ola } = await room({ totalQuestions: 2, ai: { approves: true } });
  const seat = { role: 'interviewer', name: 'Bot', agent: true };
  const { body } = await candor.api(`/api/sessions/${id}/seats`, seat);
  const token = String(body['token']);
  const bot = await come(token);
  const rest = (path: string, ask: object, method = 'POST') => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    return fetch(`${candor.url}/api/sessions/${id}${path}`, { method, headers, body: JSON.stringify(ask) });
  };
  const held = async () => {
    const verbs = [bot.say('end', {}), bot.say('pause', { paused: true }), bot.say('focus', { minutes: 1 })];
    for (const answer of await Promise.all(verbs)) expect(answer).toMatchObject({ code: 'forbidden' });
    const asked = [rest('/end', {}), rest('/seats', seat), rest('', { extraTime: 2 }, 'PATCH')];
    for (const { status } of await Promise.all(asked)) expect(status).toBe(403);
  };
  await held();
  const free = { role: 'interviewer', name: 'Nobody', agent: false };
  const fellow = { role: 'observer', name: 'Oz', agent: false };
  expect(await bot.say('mute', { muted: false })).toMatchObject({ code: 'forbidden' });

  expect(await bot.say('advance', { question: 3 })).toMatchObject({ code: 'not_found', field: 'question' });
  expect(await bot.say('advance', { question: 2 })).toMatchObject({ ok: true, drafted: true });
  const first = await ivo.sees('drafted');
  expect(first).toMatchObject({ advances: 2, level: 0 });
  expect(await ivo.say('decide', { draft: first.draft, approve: false })).toEqual({ ok: true });
  const answer = await rest('/advance', { question: 2 });
  expect(await answer.json()).toMatchObject({ current: 1, drafted: true });
  const second = await ivo.sees('drafted', ({ draft }) => draft !== first.draft);
  for (const person of [ada, ola]) expect(person.room().question).toBe(1);
  expect(await ivo.say('decide', { draft: second.draft, approve: true })).toEqual({ ok: true });
  expect(await ada.sees('advanced')).toMatchObject({ question: 2 });
  await ada.sees('said', ({ text }) => text === second.text);

  for (const mode of ['taken', 'free'] as const) {
    await ivo.say('steer', { mode });
    await bot.sees('steered', (event) => event.mode === mode);
    if (mode === 'taken') await held();
    if (mode === 'taken') expect((await rest('/advance', { question: 1 })).status).toBe(403);
  }
  expect((await rest('/seats', free)).status).toBe(403);
  expect((await rest('/seats', fellow)).status).toBe(201);
  expect((await rest('/scorecards', { card: {}, submit: false }, 'PUT')).status).toBe(403);
  expect(await (await rest('/advance', { question: 1 })).json()).toMatchObject({
    current: 1,
    drafted: false,
  });
  expect(await bot.say('end', {})).toEqual({ ok: true });
});

test('a hint by a person costs what was agreed, unless it says otherwise', async () => {
  const { id, ada, ivo } = await room({ ai: { hintCost: 3 } });
  await ivo.say('hint', { text: 'Look at the ends.', level: 2 });
  await ivo.say('hint', { text: 'A present.', level: 3, cost: 0 });
  await ada.sees('hinted', ({ text }) => text === 'A present.');
  expect(ada.room().hints).toMatchObject([
    { level: 2, cost: 6, agent: false },
    { level: 3, cost: 0, agent: false },
  ]);
  const { body } = await candor.api(`/api/sessions/${id}/report`);
  expect(body['observed']).toMatchObject({
    hintCost: 6,
    hints: [{ level: 2, cost: 6, agent: false, by: expect.stringMatching(/^seat_/) }, { cost: 0 }],
  });
});
