// Two nodes over one database spend one AI budget, per session and per day, and a third that starts later knows of it.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type ScriptedModel, startScriptedModel } from '../../support/openai.ts';
import { startServer, type TestCandor } from '../../support/server.ts';
import { type FreshDatabase, freshDatabase } from '../../support/servers.ts';
import { enter, type Person } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

let model: ScriptedModel;
let database: FreshDatabase;
const nodes: TestCandor[] = [];
const people: Person[] = [];

/** A call of the scripted model is counted as 120 tokens. */
async function startNode(): Promise<TestCandor> {
  const limits = { OPENAI_TOKENS_PER_SESSION: '100', OPENAI_TOKENS_PER_DAY: '200' };
  const env = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-1', ...limits };
  const node = await startServer({ databaseUrl: database.url, env, sandbox: scriptedSandbox() });
  nodes.push(node);
  return node;
}
beforeAll(async () => {
  [model, database] = await Promise.all([
    startScriptedModel(() => ({ pieces: [JSON.stringify({ level: 0, text: 'You may sort.' })] })),
    freshDatabase(),
  ]);
}, 120_000);
afterAll(async () => {
  for (const person of people) person.leave();
  await Promise.all(nodes.map((node) => node.close()));
  await database?.drop();
  await model?.close();
}, 120_000);

async function newCandidate(node: TestCandor): Promise<string> {
  const ask = { candidateName: 'Ada', language: 'python', totalQuestions: 1 };
  const { body } = await node.api('/api/test/start-session', ask);
  return (body['seats'] as Record<'candidate', { token: string }>).candidate.token;
}
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
  const [one, two] = [await startNode(), await startNode()];
  const ada = await newCandidate(one);
  expect(await answered(one, ada)).toBe('You may sort.');
  expect(await answered(two, ada)).toContain('the AI budget of this session is used up');
  expect(await answered(two, await newCandidate(two))).toBe('You may sort.');
  expect(await answered(one, await newCandidate(one))).toContain('the AI budget of the day is used up');
  const later = await startNode();
  expect(await answered(later, await newCandidate(later))).toContain('the AI budget of the day is used up');
  expect(model.asked).toHaveLength(2);
});
