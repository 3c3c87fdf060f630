// A runner process with the real sandbox, for stories that kill it. Knows the environment, nothing inside.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { until } from '../support/browser.ts';
import { freePort } from '../support/candor.ts';

export interface RunnerProcess {
  kill(): Promise<void>;
  restart(): Promise<void>;
  /** SIGTERM, and wait until it is gone. */
  close(): Promise<void>;
  /** Of every process that it was. */
  pids(): readonly number[];
}

/** Resolves when its engine and Redis answer. */
export async function startRunner(redisUrl: string): Promise<RunnerProcess> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const pids: number[] = [];
  const restart = async (): Promise<void> => {
    child = spawn(process.execPath, ['server/main.ts'], {
      env: {
        ...process.env,
        ROLE: 'runner',
        REDIS_URL: redisUrl,
        METRICS_PORT: String(port),
        LOG_LEVEL: 'fatal',
        NODE_ENV: 'production',
      },
      stdio: 'ignore',
    });
    if (child.pid !== undefined) pids.push(child.pid);
    const healthy = () =>
      fetch(`http://127.0.0.1:${port}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await until(healthy, 'the runner is well', 120_000);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const running = child;
    child = null;
    if (running === null || running.exitCode !== null) return;
    const gone = once(running, 'exit');
    running.kill(signal);
    await gone;
  };
  await restart();
  return { kill: () => end('SIGKILL'), restart, close: () => end('SIGTERM'), pids: () => pids };
}
