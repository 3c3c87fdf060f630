// The benchmark's clients of Piston and go-judge speak those engines' HTTP formats. The engines are scripted servers that
// check what they are asked and answer as documented: neither is at hand where these tests run.
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createGoJudge } from '../../bench/engines/go-judge.ts';
import { createPiston } from '../../bench/engines/piston.ts';

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.close();
    await once(server, 'close');
  }
});

type Answer = { status: number; body: unknown };

async function serve(answer: (method: string, path: string, body: unknown) => Answer): Promise<string> {
  const read = async (request: IncomingMessage) => (request.method === 'POST' ? await json(request) : null);
  const server = createServer((request, response) => {
    void read(request).then((body) => {
      const { status, body: told } = answer(request.method ?? '', request.url ?? '', body);
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(JSON.stringify(told));
    });
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
}

const ran = (stdout: string) => ({ stdout, stderr: '', output: stdout, code: 0, signal: null });

test('Piston: asks for a runtime that is there, and reads what it printed', async () => {
  const executeSchema = z.strictObject({
    language: z.string(),
    version: z.string(),
    files: z.array(z.strictObject({ name: z.string(), content: z.string() })).min(1),
  });
  const asked: string[] = [];
  const url = await serve((method, path, body) => {
    if (path === '/api/v2/runtimes' && method === 'GET')
      return {
        status: 200,
        body: [
          { language: 'python', version: '3.12.0', aliases: ['py'] },
          { language: 'c++', version: '10.2.0', aliases: ['cpp'], runtime: 'gcc' },
        ],
      };
    if (path !== '/api/v2/execute') return { status: 404, body: { message: 'no such path' } };
    const { language, files } = executeSchema.parse(body);
    asked.push(`${language} ${files[0]?.name}`);
    if (language === 'c++')
      return { status: 200, body: { language, version: '10.2.0', compile: ran(''), run: ran('') } };
    return { status: 200, body: { language, version: '3.12.0', run: ran('hello\n') } };
  });
  const piston = createPiston(url);
  expect((await piston.hello('python'))?.end).toBeGreaterThan(0);
  expect(await piston.hello('java')).toBeNull(); // not installed there
  await expect(piston.hello('cpp')).rejects.toThrow('Piston, cpp: answered ""');
  expect(asked).toEqual(['python main.py', 'c++ main.cpp']);
});

test('go-judge: runs a program, and compiles one whose result stays a file of the server', async () => {
  const runSchema = z.object({
    cmd: z
      .array(
        z.object({
          args: z.array(z.string()).min(1),
          env: z.array(z.string()),
          files: z.tuple([
            z.object({ content: z.literal('') }),
            z.object({ name: z.literal('stdout'), max: z.number() }),
            z.object({ name: z.literal('stderr'), max: z.number() }),
          ]),
          cpuLimit: z.number(),
          memoryLimit: z.number(),
          procLimit: z.number(),
          copyIn: z.record(
            z.string(),
            z.union([z.object({ content: z.string() }), z.object({ fileId: z.string() })]),
          ),
          copyOutCached: z.array(z.string()),
        }),
      )
      .length(1),
  });
  const asked: string[] = [];
  const done = { status: 'Accepted', exitStatus: 0, time: 1_000_000, memory: 1_000_000, runTime: 2_000_000 };
  const url = await serve((method, path, body) => {
    asked.push(`${method} ${path}`);
    if (method === 'DELETE') return { status: 200, body: null };
    const [cmd] = runSchema.parse(body).cmd;
    if (cmd?.copyOutCached.length === 1)
      return {
        status: 200,
        body: [{ ...done, files: { stdout: '', stderr: '' }, fileIds: { program: 'F1' } }],
      };
    const fine = JSON.stringify(cmd?.copyIn).includes(cmd?.args[0] === './program' ? '"F1"' : 'print');
    const status = fine ? 'Accepted' : 'Nonzero Exit Status';
    return { status: 200, body: [{ ...done, status, files: { stdout: 'hello\n', stderr: '' } }] };
  });
  const goJudge = createGoJudge(url);
  expect((await goJudge.hello('python'))?.end).toBeGreaterThan(0);
  expect(await goJudge.hello('go')).toBeNull();
  expect((await goJudge.hello('cpp'))?.end).toBeGreaterThan(0);
  await expect(goJudge.hello('javascript')).rejects.toThrow('go-judge: Nonzero Exit Status');
  expect(asked).toEqual(['POST /run', 'POST /run', 'POST /run', 'DELETE /file/F1', 'POST /run']);
});
