// The examples work as they are printed, against a real server and the real sandbox.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../support/browser.ts';
import { type Candor, startCandor } from '../support/candor.ts';

let candor: Candor;
beforeAll(async () => {
  candor = await startCandor();
}, 180_000);
afterAll(async () => await candor?.close());

function run(command: string, args: string[]) {
  const child = spawn(command, args, {
    env: { ...process.env, CANDOR_URL: candor.url, CANDOR_KEY: candor.key },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told = { printed: '' };
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (told.printed += chunk.toString()));
  return { child, told, ended: once(child, 'exit') };
}

test('the shell script starts a session and runs a program', async () => {
  const { told, ended } = run('bash', ['examples/session.sh']);
  expect((await ended)[0]).toBe(0);
  expect(told.printed).toContain('"sessionId":"test_');
  expect(told.printed).toContain('Hello from Python');
});

test('the AI interviewer watches, speaks, and reads the verdict', { timeout: 180_000 }, async () => {
  const { child, told, ended } = run(process.execPath, ['examples/ai-interviewer.ts']);
  try {
    await until(() => /room\/(test_\w+)/.test(told.printed), 'it has started a session');
    const id = /room\/(test_\w+)/.exec(told.printed)?.[1] ?? '';
    const said = async () => {
      const { body } = await candor.call('GET', `/api/sessions/${id}/events`);
      return JSON.stringify(body);
    };
    await until(async () => (await said()).includes('Take your time'), 'it has said hello');
    const code = 'def nothing():\n    return None\n';
    await candor.call('POST', '/api/test/submit-code', {
      sessionId: id,
      code,
      questionNumber: 1,
      timeSpent: 5,
    });
    await until(() => told.printed.includes('Verdict: '), 'it has read the verdict');
    await until(async () => /tests fail\. What do they have/.test(await said()), 'it has commented');
    await candor.call('POST', `/api/sessions/${id}/end`, {});
    expect((await ended)[0]).toBe(0);
    expect(told.printed).toContain('"candidateName": "Ada"');
  } finally {
    child.kill('SIGKILL');
  }
});
