// Nodes over one database spend one AI budget, per session and per day: what they spent, and what they are asking now.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operations } from '../../../shared/api/operations.ts';
import { type Script, type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { type FreshDatabase, freshDatabase } from '../../support/servers.ts';
import { enter, type Person } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

let model: ScriptedModel;
const databases: FreshDatabase[] = [];
const nodes: TestCandor[] = [];
const people: Person[] = [];
const said = { pieces: [JSON.stringify({ level: 0, text: 'You may sort.' })] };
let script: Script = said;

async function newDatabase(): Promise<FreshDatabase> {
  const database = await freshDatabase();
  databases.push(database);
  return database;
}
async function startNode({ url }: FreshDatabase, session: number, day: number): Promise<TestCandor> {
  const limits = { OPENAI_TOKENS_PER_SESSION: String(session), OPENAI_TOKENS_PER_DAY: String(day) };
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1', ...limits };
  const node = await startServer({ databaseUrl: url, env, sandbox: scriptedSandbox() });
  nodes.push(node);
  return node;
}
beforeAll(async () => {
  model = await startScriptedModel(() => script);
}, 120_000);
afterAll(async () => {
  for (const person of people) person.leave();
  await Promise.all(nodes.map((node) => node.close()));
  for (const database of databases) await database.drop();
  await model?.close();
}, 120_000);

async function newSession(node: TestCandor): Promise<{ id: string; token: string }> {
  const ask = { candidateName: 'Ada', language: 'python', totalQuestions: 1 };
  const { body } = await node.api('/api/test/start-session', ask);
  const { sessionId, seats } = operations.startSession.response.parse(body);
  return { id: sessionId, token: seats.candidate.token };
}
const newCandidate = async (node: TestCandor) => (await newSession(node)).token;
/** What the AI says to this candidate on this node. */
async function answered(node: TestCandor, token: string): Promise<string> {
  const ada = await enter(node.url, token);
  people.push(ada);
  await ada.sync();
  const before = ada.room().chat.length;
  expect(await ada.say('ask', { text: 'May I sort?' })).toEqual({ ok: true });
  await ada.until(() => ada.room().chat.length >= before + 2, 'an answer');
  return ada.room().chat.at(-1)?.text ?? '';
}

test('what one node spent, the others do not spend again', { timeout: 120_000 }, async () => {
  script = { ...said, usage: [9_000, 900] }; // next to nothing is left of 10,000
  const database = await newDatabase();
  const start = () => startNode(database, 10_000, 20_000);
  const [one, two] = [await start(), await start()];
  const ada = await newCandidate(one);
  expect(await answered(one, ada)).toBe('You may sort.');
  expect(await answered(two, ada)).toContain('the AI budget of this session is used up');
  expect(await answered(two, await newCandidate(two))).toBe('You may sort.');
  expect(await answered(one, await newCandidate(one))).toContain('the AI budget of the day is used up');
  const later = await start();
  expect(await answered(later, await newCandidate(later))).toContain('the AI budget of the day is used up');
  expect(model.asked).toHaveLength(2);
});

test(
  'what is being asked counts with the most it may cost, until it is answered',
  { timeout: 180_000 },
  async () => {
    const limit = 5_000; // a call of the interviewer holds more than a ninth of it
    const database = await newDatabase();
    const start = () => startNode(database, limit, limit);
    const three = [await start(), await start(), await start()];
    const before = model.asked.length;
    let answer = () => {};
    script = { ...said, after: new Promise((resolve) => (answer = resolve)) };
    const sessions = await Promise.all(
      [...three, ...three, ...three].map(async (node) => ({ node, ...(await newSession(node)) })),
    );
    const replies: string[] = [];
    const asking = sessions.map(async ({ node, token }) => void replies.push(await answered(node, token)));
    const wait = { timeout: 90_000, interval: 50 };
    await expect.poll(() => replies.length + model.asked.length - before, wait).toBe(sessions.length);
    const asked = model.asked.length - before;
    const spent = async () => {
      const all = await Promise.all(sessions.map(({ node, id }) => node.api(`/api/sessions/${id}/ai-calls`)));
      const calls = all.flatMap(({ body }) => operations.sessionAiCalls.response.parse(body).calls);
      const tokens = calls.reduce((sum, { tokensIn, tokensOut }) => sum + tokensIn + tokensOut, 0);
      return { tokens, outcomes: calls.map(({ outcome }) => outcome) };
    };
    for (const reply of replies) expect(reply).toContain('the AI budget of the day is used up');
    const held = await spent();
    expect(held.outcomes).toEqual(Array.from({ length: asked }, () => 'asked'));
    expect(held.tokens).toBeGreaterThan(asked * 120);
    expect(held.tokens).toBeLessThanOrEqual(limit);
    answer();
    await Promise.all(asking);
    expect(replies.filter((reply) => reply === 'You may sort.')).toHaveLength(asked);
    const settled = { tokens: asked * 120, outcomes: Array.from({ length: asked }, () => 'ok') };
    await expect.poll(spent, wait).toEqual(settled);
    const node = await start();
    expect(await answered(node, await newCandidate(node))).toBe('You may sort.'); // there is room again
  },
);
