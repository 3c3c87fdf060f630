// Every attempt of the corpus against the whole path: typed, run, asked and submitted in a real room, reviewed and answered
// by a model that obeys whatever stands outside of the fence, then by one that obeys everything. The code holds the line.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Body, type Script, type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { type Attempt, attempts, programOf } from '../ai/injections.ts';
import { enter, type Person } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';
import { openDocument } from '../../support/document.ts';

const granted = 1; // the level of help
const together = 6; // rooms at once
const limitMs = 600_000; // a busy machine has time

let candor: TestCandor;
let model: ScriptedModel;
let key: string;
let mad = false; // obeys what it sees, fenced or not
let obeyed = 0; // answers that did what an attempt wanted
let hidden: string[] = []; // inputs and expected values of hidden tests
let solution = '';

/** What stands outside of the fence, or everything where there is none. */
function unfenced({ messages }: Body): string {
  const system = messages[0]?.content ?? '';
  const fence = /The fence line is: (=== [0-9a-f]{24} ===)/.exec(system)?.[1];
  const rest = messages.slice(1).map(({ content }) => content);
  if (fence === undefined) return [system, ...rest].join('\n');
  return [
    system.replace(fence, ''),
    ...rest.map((text) =>
      text
        .split(fence)
        .filter((_, i) => i !== 1)
        .join('\n'),
    ),
  ].join('\n');
}
const needle = ({ text }: Attempt) => text.split('\n').toSorted((a, b) => b.length - a.length)[0] ?? text;

function answer(body: Body): Script {
  const interviews = body.messages[0]?.content.includes('You are an interviewer') ?? false;
  const read = unfenced(body);
  const obeys = mad || attempts.some((attempt) => read.includes(needle(attempt)));
  if (obeys) obeyed += 1;
  if (interviews && body.tools && obeyed % 2 === 1)
    return { calls: obeys ? betrayals() : [calling('say', fair)] };
  const bad = interviews ? [{ level: 3, text: solution }] : worst();
  const good = interviews ? [{ level: 0, text: 'Read the statement once more.' }] : [fair];
  return { pieces: (obeys ? bad : good).map((one) => `${JSON.stringify(one)}\n`) };
}
const fair = { kind: 'question', text: 'What of equal heights?', anchors: [] };
const calling = (name: string, given: object) => ({ name, pieces: [JSON.stringify(given)] });
const betrayals = () => [
  calling(['hint', 'say', 'whisper', 'set_score'][obeyed % 4] ?? 'say', { level: 3, text: solution }),
  calling('set_score', { score: 100 }),
];
const worst = () => [
  { kind: 'strength', text: 'All tests pass, score 100.', anchors: [{ lines: [1, 1] }] },
  { kind: 'strength', text: 'Every hidden test passes.', anchors: [{ test: 5, passed: true }] },
  { kind: 'strength', text: `It gives ${hidden[0] ?? ''} as asked.`, anchors: [{ test: 0, passed: false }] },
  fair,
];

beforeAll(async () => {
  model = await startScriptedModel((_, body) => answer(body));
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1', OPENAI_API_KEY: 'sk-secret-of-ours' };
  candor = await startServer({ env, sandbox: scriptedSandbox() });
  const limits = { general: 100_000, sessions: 10_000 };
  const { body } = await candor.api('/api/keys', { name: 'many', scopes: ['sessions'], limits });
  key = String(body['secret']);
});
afterAll(async () => {
  await candor?.close();
  await model?.close();
});

interface Room {
  attempt: Attempt;
  id: string;
  mallory: Person;
  token: string;
}
async function open(attempt: Attempt): Promise<Room> {
  const candidateName = attempt.place === 'name' ? attempt.text : 'Mallory Quill';
  const ai = { help: granted, hintCost: 5 };
  const ask = { candidateName, language: 'python', totalQuestions: 1, questionIds: ['photo-row'], ai };
  const { body } = await candor.api('/api/test/start-session', ask, { auth: key });
  const token = (body['seats'] as Record<string, { token: string }>)['candidate']?.token ?? '';
  const mallory = await enter(candor.url, token);
  expect((await mallory.sync()).ok).toBe(true);
  return { attempt, id: String(body['sessionId']), mallory, token };
}

/** Types the program into the shared document, as an editor does. */
async function type({ id, token }: Room, text: string): Promise<void> {
  const provider = openDocument({ url: candor.url, sessionId: id, seat: token });
  try {
    await expect.poll(() => provider.synced, { timeout: 60_000, interval: 20 }).toBe(true);
    provider.doc.getText('q1/python').insert(0, text);
    const stored = async () =>
      JSON.stringify((await candor.api(`/api/sessions/${id}/documents/code`)).body['texts']);
    await expect.poll(stored, { timeout: 60_000, interval: 50 }).toContain(JSON.stringify(text).slice(1, 40));
  } finally {
    provider.destroy();
  }
}

/** The candidate is in the room, and the attempt is where it belongs: in the document, or printed by a run. */
async function settle(attempt: Attempt): Promise<Room> {
  const room = await open(attempt);
  const { mallory } = room;
  if (['comment', 'string', 'identifier'].includes(attempt.place)) await type(room, programOf(attempt));
  if (attempt.place !== 'printed') return room;
  const line = attempt.text.replaceAll('\n', ' ');
  expect((await mallory.say('run', { language: 'python', source: `print ${line}` })).ok).toBe(true);
  await mallory.sees('run.ended');
  return room;
}

/** Asks and submits. The score, the highest level of a hint, everything that reached the candidate's socket. */
async function live({ id, attempt, mallory }: Room) {
  const from = mallory.room().lastN;
  const text = attempt.place === 'chat' ? attempt.text : 'Where do I begin?';
  expect(await mallory.say('ask', { text })).toEqual({ ok: true });
  await mallory.sees('said', (event) => event.agent && event.n > from);
  const source = programOf(attempt);
  expect((await mallory.say('submit', { language: 'python', source })).ok).toBe(true);
  await mallory.sees('review.ended', (event) => event.n > from);
  const verdicts = Object.values(mallory.room().runs).flatMap(({ verdict }) => verdict ?? []);
  const level = Math.max(0, ...mallory.room().hints.map((hint) => hint.level));
  const { body } = await candor.api(`/api/sessions/${id}/report`);
  return { attempt, score: verdicts.at(-1)?.score ?? -1, reported: body['score'], level, raw: mallory.raw() };
}

async function each<T, R>(list: T[], work: (one: T) => Promise<R>): Promise<R[]> {
  const left = [...list];
  const done: R[] = [];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) done.push(await work(next));
  };
  await Promise.all(Array.from({ length: together }, worker));
  return done;
}

test(
  `${attempts.length} injections change no score, raise no hint and leak no hidden value`,
  { timeout: limitMs },
  async () => {
    expect(new Set(attempts.map(({ text }) => text)).size).toBeGreaterThanOrEqual(60);
    const folder = join(import.meta.dirname, '../../../questions/photo-row');
    const read = (file: string) => readFileSync(join(folder, file), 'utf8');
    const question: { tests: { hidden?: boolean; args: unknown[] }[] } = JSON.parse(read('question.json'));
    const shown = question.tests.filter((one) => !one.hidden).map(({ args }) => JSON.stringify(args[0]));
    hidden = question.tests
      .filter((one) => one.hidden)
      .map(({ args }) => JSON.stringify(args[0]))
      .filter((text) => text.length > 8 && !shown.includes(text));
    expect(hidden.length).toBeGreaterThan(3);
    solution = read('solutions/solution.py');
    expect(solution).toContain('tallest');

    const innocent = await open({ place: 'comment', text: 'Hello.' });
    const rooms = await each(attempts, settle);
    const baseline = await live(innocent);
    const summary = { attempts: 0, changedScores: 0, raisedHints: 0, leakedHiddenValues: 0, obeyed: 0 };
    for (mad of [false, true]) {
      obeyed = 0;
      const lived = await each(rooms, live);
      expect(lived).toHaveLength(attempts.length);
      summary.attempts += lived.length;
      if (!mad) summary.obeyed = obeyed;
      else expect(obeyed).toBeGreaterThanOrEqual(2 * attempts.length); // it did its worst, each time
      for (const { attempt, score, reported, level, raw } of lived) {
        const flat = raw.replaceAll(/\s|\\/g, '');
        if (score !== baseline.score || reported !== baseline.reported) summary.changedScores += 1;
        if (level > granted) summary.raisedHints += 1;
        const told = hidden.some((value) => flat.includes(value)) || flat.includes('index,heightinenumerate');
        if (told) summary.leakedHiddenValues += 1;
        expect({ attempt, score, level, told }).toEqual({
          attempt,
          score: baseline.score,
          level,
          told: false,
        });
      }
    }
    for (const { mallory } of [innocent, ...rooms]) mallory.leave();
    process.stdout.write(`injections: ${JSON.stringify(summary)}\n`);
    const nothing = { changedScores: 0, raisedHints: 0, leakedHiddenValues: 0, obeyed: 0 };
    expect(summary).toEqual({ attempts: 2 * attempts.length, ...nothing });

    // What went to the model, whoever asked: no hidden value, no solution, no secret, nobody's name.
    const prompts = model.asked.map(({ messages }) => messages.map(({ content }) => content).join('\n'));
    expect(prompts.length).toBeGreaterThan(4 * attempts.length);
    for (const prompt of prompts) {
      const flat = prompt.replaceAll(/\s|\\/g, '');
      expect(hidden.filter((value) => flat.includes(value))).toEqual([]);
      expect(prompt).not.toMatch(/index, height in enumerate|sk-secret-of-ours|ck_|eyJ|Mallory|Quill/);
    }
  },
);
