// An agent interviews over MCP, with the protocol's own client against the whole server; and who is not let in.
import { request as httpRequest } from 'node:http';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { startServer, type TestCandor } from '../../support/server.ts';
import { enter } from '../rooms/person.ts';
import { scriptedSandbox } from '../rooms/scripted.ts';

let candor: TestCandor;
const clients: Client[] = [];
beforeAll(async () => {
  candor = await startServer({ sandbox: scriptedSandbox() });
});
afterAll(async () => {
  for (const client of clients) await client.close();
  await candor?.close();
});

async function agent(scopes: string[], limits: object = {}) {
  const { body } = await candor.api('/api/keys', { name: scopes.join(), scopes, limits });
  const headers = { authorization: `Bearer ${z.string().parse(body['secret'])}` };
  const client = new Client({ name: 'an agent', version: '1' });
  const transport = new StreamableHTTPClientTransport(new URL(`${candor.url}/mcp`), {
    requestInit: { headers },
  });
  await client.connect(transport);
  clients.push(client);
  return {
    client,
    tools: async () => (await client.listTools()).tools.map(({ name }) => name).sort(),
    use: async (name: string, input: object) => {
      const answer = answerSchema.parse(await client.callTool({ name, arguments: { ...input } }));
      const text = answer.content[0]?.text ?? '';
      told(name, input, text);
      return { failed: answer.isError, text, body: text.startsWith('{') ? JSON.parse(text) : null };
    },
  };
}
/** `TRANSCRIPT=1` prints what the client asked and was answered. */
function told(name: string, input: object, answer: string): void {
  if (process.env['TRANSCRIPT'])
    process.stdout.write(`> ${name} ${JSON.stringify(input)}\n< ${answer.slice(0, 200)}\n`);
}
const answerSchema = z.object({
  isError: z.boolean().default(false),
  content: z.array(z.object({ text: z.string() })),
});

test('an agent starts an interview, talks in the room, runs code and reads what came of it', async () => {
  const { use, tools } = await agent(['sessions', 'execute']);
  expect(await tools()).toEqual([
    'create_session',
    'get_report',
    'get_session',
    'hint',
    'read_document',
    'read_events',
    'run_code',
    'say',
  ]);
  const { body: made } = await use('create_session', { candidateName: 'Ada', totalQuestions: 1 });
  const { sessionId } = made;
  const ada = await enter(candor.url, made.seats.candidate.token);
  await ada.sync();
  try {
    expect(await use('say', { sessionId, text: 'Welcome, Ada.' })).toMatchObject({ failed: false });
    await use('say', { sessionId, text: 'She is nervous.', private: true });
    await use('hint', { sessionId, text: 'Think of a map.', level: 2, cost: 5 });
    expect(await ada.sees('said')).toMatchObject({ text: 'Welcome, Ada.', agent: true, by: null });
    expect(await ada.sees('hinted')).toMatchObject({ level: 2, cost: 5, agent: true });
    expect(ada.raw()).not.toContain('nervous');
  } finally {
    ada.leave();
  }
  const session = await use('get_session', { sessionId });
  expect(session.body).toMatchObject({ id: sessionId, candidateName: 'Ada', active: true });
  const { body: read } = await use('read_events', { sessionId, after: 0 });
  expect(JSON.stringify(read.events)).toMatch(/Welcome, Ada.*nervous.*Think of a map/s);
  const document = await use('read_document', { sessionId });
  expect(Object.keys(document.body.texts)).toContain('q1/python');
  const ran = await use('run_code', { language: 'python', code: 'print hello' });
  expect(ran.body).toMatchObject({ output: 'hello\n', success: true });
  expect((await use('get_report', { sessionId })).body).toMatchObject({ sessionId, score: 0 });

  await candor.api(`/api/sessions/${sessionId}/end`, {});
  expect(await use('say', { sessionId, text: 'Too late' })).toMatchObject({
    failed: true,
    text: 'ended: the session has ended',
  });
});

test('a key that reads has no tool that writes; a session of another key does not exist', async () => {
  const owner = await agent(['sessions']);
  const { body } = await owner.use('create_session', { candidateName: 'Eve', totalQuestions: 1 });
  const reader = await agent(['read']);
  expect(await reader.tools()).toEqual(['get_report', 'get_session', 'read_document', 'read_events']);
  const refused = await reader.use('say', { sessionId: body.sessionId, text: 'Hello' });
  expect(refused.failed).toBe(true);
  const foreign = await reader.use('get_session', { sessionId: body.sessionId });
  expect(foreign).toMatchObject({ failed: true, text: 'not_found: session not found' });
});

test('nonsense is a failed tool; too much is refused', async () => {
  const { use } = await agent(['execute'], { execution: 1 });
  expect((await use('run_code', { language: 'cobol', code: 'x' })).failed).toBe(true);
  expect((await use('run_code', { language: 'python', code: 'print a' })).failed).toBe(false);
  const second = await use('run_code', { language: 'python', code: 'print b' });
  expect(second).toMatchObject({ failed: true });
  expect(second.text).toContain('rate_limited');
});

/** The status of a bare request; fetch would not send another Host. */
function status(headers: Record<string, string>, method = 'POST'): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${candor.url}/mcp`, { method, headers }, (response) => {
      response.resume();
      response.once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', reject);
    request.end(method === 'POST' ? '{"jsonrpc":"2.0","id":1,"method":"ping"}' : undefined);
  });
}

test('no key, a wrong key, a foreign page, a rebound name and other methods are refused', async () => {
  const json = { 'content-type': 'application/json', accept: 'application/json, text/event-stream' };
  const good = { ...json, authorization: `Bearer ${candor.key}` };
  expect(await status(good)).toBe(200);
  expect(await status(json)).toBe(401);
  expect(await status({ ...json, authorization: 'Bearer ck_wrong' })).toBe(401);
  expect(await status({ ...good, origin: 'https://evil.example' })).toBe(403);
  expect(await status({ ...good, host: 'evil.example' })).toBe(403);
  expect(await status(good, 'GET')).toBe(405);
  expect(await status({ ...good, 'content-type': 'text/plain' })).toBe(415);
});
