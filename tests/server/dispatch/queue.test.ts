// Runs that go through Redis to a runner elsewhere: real Redis, real BullMQ, runner processes that are killed.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { type ProgramJob, type RunEvent, SandboxBusy, SandboxUnavailable } from '../../../sandbox/job.ts';
import type { Sandbox } from '../../../sandbox/job.ts';
import { createQueueSandbox } from '../../../server/dispatch/queue.ts';
import { createLog } from '../../../server/log.ts';
import { connectRedis, type RedisConnections } from '../../../server/redis.ts';
import { createTyped } from '../../../shared/typed.ts';
import { startRedis, type TestServer } from '../../support/servers.ts';

let redis: TestServer;
let connections: RedisConnections;
let sandbox: Sandbox;
const runners: ChildProcess[] = [];
beforeAll(async () => {
  redis = await startRedis();
  connections = connectRedis(redis.url, createLog('silent'));
  sandbox = createQueueSandbox({ ...connections, waitingMost: 3 });
});
afterEach(async () => {
  for (const child of runners.splice(0)) {
    const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null;
    child.kill('SIGKILL');
    await gone;
  }
  await connections.commands.flushall(); // else the dead count as living for some seconds, and their last jobs as running
});
afterAll(async () => {
  await sandbox?.close();
  await connections?.close();
  await redis?.stop();
});

const program = (text: string): ProgramJob => ({
  kind: 'program',
  language: 'python',
  files: [{ path: 'main.py', text }],
  args: [],
  stdin: '',
  interactive: true,
});

async function startRunner(name: string): Promise<ChildProcess> {
  const script = join(import.meta.dirname, 'runner-process.ts');
  const child = fork(script, [redis.url, name], { execArgv: [] });
  runners.push(child);
  await once(child, 'message');
  await expect.poll(() => sandbox.available(), { timeout: 45_000 }).toBe(true);
  return child;
}
const never = () => new AbortController().signal;

async function collect(run: AsyncIterable<RunEvent>, each: (event: RunEvent) => void = () => {}) {
  const events: RunEvent[] = [];
  for await (const event of run) {
    events.push(event);
    each(event);
  }
  return events;
}
const text = (events: RunEvent[]) =>
  events.map((event) => (event.kind === 'output' ? event.text : '')).join('');
const end = (events: RunEvent[]) => {
  const last = events.at(-1);
  return last?.kind === 'ended' ? last.end.reason : null;
};

test('without a runner it says so, and comes back by itself when there is one', async () => {
  expect(await sandbox.available()).toBe(false);
  await expect(collect(sandbox.run(program('print x'), { signal: never() }))).rejects.toThrow(
    SandboxUnavailable,
  );
  await startRunner('first');
  const events = await collect(sandbox.run(program('print one\nerror two'), { signal: never() }));
  expect(text(events)).toBe('one\ntwo\n');
  expect(end(events)).toBe('ok');
});

test('every line comes, in order, and tests run too', async () => {
  await startRunner('lines');
  const lines = Array.from({ length: 3_000 }, (_, n) => `line ${n}`);
  const events = await collect(
    sandbox.run(program(lines.map((one) => `print ${one}`).join('\n')), { signal: never() }),
  );
  expect(text(events)).toBe(lines.map((one) => `${one}\n`).join(''));
  const job = { kind: 'function' as const, language: 'python' as const, files: program('right').files };
  const signature = { name: 'f', params: [{ name: 'x', type: 'int' as const }], returns: 'int' as const };
  const tested = await collect(sandbox.run({ ...job, signature, inputs: [[1], [2]] }, { signal: never() }));
  expect(tested.flatMap((event) => (event.kind === 'outcome' ? [event.outcome.value] : []))).toEqual([1, 2]);
});

test('what cannot be read in Redis ends one run, and neither the runner nor the others', async () => {
  await startRunner('steadfast');
  const { commands } = connections;
  await commands.hset('candor:runners', 'of tomorrow', JSON.stringify({ at: Date.now(), speaks: 2 }));
  await commands.hset('candor:runners', 'broken', '{');
  expect(await sandbox.available()).toBe(true);
  const events = await collect(sandbox.run(program('print go\nwait'), { signal: never() }), (event) => {
    if (event.kind === 'output') void garble();
  });
  expect(end(events)).toBe('stopped');
  expect(text(await collect(sandbox.run(program('print still here'), { signal: never() })))).toBe(
    'still here\n',
  );

  async function garble(): Promise<void> {
    for (const key of await commands.keys('candor:run:*:out'))
      await commands.xadd(key.replace(/out$/, 'in'), '*', 'n', 0, 'm', '[{"kind":"of tomorrow"}]');
  }
});

test('typed text and a stop reach the program', async () => {
  await startRunner('typing');
  const typed = createTyped();
  const stop = new AbortController();
  const events = await collect(
    sandbox.run(program('print go\nread\nread\nwait'), { signal: stop.signal, typed }),
    (event) => {
      if (event.kind !== 'output') return;
      if (event.text === 'go\n') typed.push('hello');
      if (event.text === 'read hello\n') typed.end();
      if (event.text === 'read the end\n') stop.abort();
    },
  );
  expect(text(events)).toBe('go\nread hello\nread the end\n');
  expect(end(events)).toBe('stopped');
});

test('the runner’s refusals are the sandbox’s, a crash is an end, and a full queue is busy', async () => {
  await startRunner('refusing');
  await expect(collect(sandbox.run(program('busy'), { signal: never() }))).rejects.toThrow(SandboxBusy);
  await expect(collect(sandbox.run(program('unavailable'), { signal: never() }))).rejects.toThrow(
    'sandbox unavailable: no engine',
  );
  const crashed = await collect(sandbox.run(program('print almost\ncrash'), { signal: never() }));
  expect([text(crashed), end(crashed)]).toEqual(['almost\n', 'internal']);

  const stop = new AbortController();
  let going = 0;
  const start = () =>
    collect(sandbox.run(program('print go\nwait'), { signal: stop.signal }), (event) => {
      if (event.kind === 'output') going += 1;
    });
  const running = [start(), start()];
  await expect.poll(() => going, { timeout: 45_000 }).toBe(2);
  const waiting = [start(), start(), start()];
  await expect.poll(() => connections.commands.llen('candor:queue:runs:wait'), { timeout: 45_000 }).toBe(3);
  const refused = collect(sandbox.run(program('print x'), { signal: never() }));
  await expect(refused).rejects.toThrow(SandboxBusy);
  await expect(refused).rejects.toMatchObject({ retryAfterMs: 2_000 });
  stop.abort();
  for (const events of await Promise.all([...running, ...waiting])) expect(end(events)).toBe('stopped');
});

test('200 at once: every one ends, none is lost, and they run in the order they came', async () => {
  const roomy = createQueueSandbox(connections);
  try {
    await startRunner('crowded');
    const turns = await Promise.all(
      Array.from({ length: 200 }, async () => {
        const events = await collect(roomy.run(program('turn'), { signal: never() }));
        expect(end(events)).toBe('ok');
        return Number(text(events));
      }),
    );
    expect(new Set(turns).size).toBe(200);
    const first = Math.min(...turns);
    // Two run at once, so one may overtake another by a little.
    for (const [index, turn] of turns.entries())
      expect(Math.abs(turn - first - index)).toBeLessThanOrEqual(4);
  } finally {
    await roomy.close();
  }
});

test('a runner that is killed in mid-run ends the run with `internal`, and it is not run again', async () => {
  const child = await startRunner('victim');
  let seen = 0;
  const events = await collect(sandbox.run(program('print once\nwait'), { signal: never() }), (event) => {
    if (event.kind !== 'output') return;
    seen += 1;
    child.kill('SIGKILL');
  });
  expect([text(events), end(events), seen]).toEqual(['once\n', 'internal', 1]);
});

test('Redis gone in mid-run: what was printed meanwhile comes when it is back', async () => {
  await startRunner('patient');
  const typed = createTyped();
  const run = collect(
    sandbox.run(program('print before\nread\nprint after'), { signal: never(), typed }),
    (event) => {
      if (event.kind === 'output' && event.text === 'before\n') void redis.crash().then(() => redis.revive());
    },
  );
  await expect.poll(() => connections.available(), { timeout: 45_000 }).toBe(true);
  const again = setInterval(() => typed.push('x'), 1_000); // what people type while Redis is away may be lost
  const events = await run.finally(() => clearInterval(again));
  expect(text(events)).toMatch(/^before\nread x+\nafter\n$/);
  expect(end(events)).toBe('ok');
});
