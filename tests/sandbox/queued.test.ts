// The sandbox behind the queue keeps the contract: real Redis, the real runner as a process of its own.
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox/job.ts';
import { createQueueSandbox } from '../../server/dispatch/queue.ts';
import { createLog } from '../../server/log.ts';
import { connectRedis } from '../../server/redis.ts';
import { until } from '../support/browser.ts';
import { startTied } from '../support/binaries.ts';
import { startRedis } from '../support/servers.ts';
import { sandboxContract } from './contract.ts';
import { collect, dockerHost, ownContainers, python } from './run.ts';

const root = join(import.meta.dirname, '../..');

/** ROLE=runner, as it is deployed. It dies with the tests. */
function startRunner(redisUrl: string, slots: number): ChildProcess {
  const settings = { ROLE: 'runner', REDIS_URL: redisUrl, DOCKER_HOST: dockerHost, SANDBOX_SLOTS: slots };
  const given = Object.entries({ ...settings, LOG_LEVEL: 'warn' }).map(([name, value]) => `${name}=${value}`);
  const runner = startTied('env', [...given, process.execPath, 'server/main.ts'], root, null);
  for (const stream of [runner.stdout, runner.stderr])
    stream?.on('data', (text: Buffer) => void process.stderr.write(`runner: ${text.toString()}`));
  return runner;
}

async function end(runner: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (runner.exitCode !== null || runner.signalCode !== null) return;
  const gone = once(runner, 'exit');
  runner.kill(signal);
  await gone;
}

/** A Redis of its own for each, so that no other runner takes its jobs. */
async function make({ slots = 2, queue = 256 }) {
  const redis = await startRedis();
  const web = connectRedis(redis.url, createLog('silent'));
  const runner = startRunner(redis.url, slots);
  const sandbox: Sandbox = createQueueSandbox({ ...web, waitingMost: queue });
  const close = async () => {
    await sandbox.close();
    await end(runner, 'SIGTERM');
    await web.close();
    await redis.stop();
  };
  await until(() => sandbox.available(), 'a runner presents itself', 90_000);
  return { sandbox, close, runner, redis };
}

sandboxContract('behind the queue', make);

test('a runner that is killed ends its run with `internal`, and none of its containers is left by the next', async () => {
  const { sandbox, close, runner, redis } = await make({ slots: 1 });
  let next: ChildProcess | null = null;
  try {
    const { stdout, end: ended } = await collect(
      sandbox,
      python("print('before', flush=True)\nimport time\ntime.sleep(600)", { limits: { wallMs: 100_000 } }),
      {
        seen: (event) => event.kind === 'output' && event.text.endsWith('\n') && void runner.kill('SIGKILL'),
      },
    );
    expect({ stdout, reason: ended.reason }).toEqual({ stdout: 'before\n', reason: 'internal' });
    // Supervisors heard the end of their input; what was made and never started is for the next runner to sweep.
    next = startRunner(redis.url, 1);
    await expect.poll(() => ownContainers(runner.pid), { timeout: 90_000 }).toEqual([]);
    const again = await collect(sandbox, python("print('again')"));
    expect(again.stdout).toBe('again\n');
  } finally {
    if (next) await end(next, 'SIGTERM');
    await close();
  }
}, 240_000);
