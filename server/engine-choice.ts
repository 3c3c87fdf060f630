// Where programs run: in this process, or by Redis on any runner. Is given the maker of the sandbox, knows no Docker.
import { randomUUID } from 'node:crypto';
import { availableParallelism, hostname } from 'node:os';
import type { Sandbox } from '../sandbox/job.ts';
import type { Config } from './config.ts';
import { createQueueSandbox } from './dispatch/queue.ts';
import { createRunner } from './dispatch/worker.ts';
import type { Logger } from './log.ts';
import type { RedisConnections } from './redis.ts';
import type { Watching } from './watching/watching.ts';

export interface EngineDeps {
  makeSandbox: () => Sandbox;
  watching: Watching;
  log: Logger;
}
export interface Engine {
  sandbox: Sandbox;
  close(): Promise<void>;
}

/**
 * Without Redis the sandbox is this process's own. With it every run goes through the queue, and a process that is
 * not `web` alone also works on the queue, with its own sandbox.
 */
export function openEngine(config: Config, redis: RedisConnections | null, deps: EngineDeps): Engine {
  const { watching } = deps;
  if (redis === null) {
    const sandbox = watching.asked(watching.local(deps.makeSandbox()));
    return { sandbox, close: () => sandbox.close() };
  }
  const queue = createQueueSandbox({ ...redis, here: () => watching.traces?.here() });
  const work = config.role === 'web' ? null : startWork(config, redis, deps);
  return {
    sandbox: watching.asked(queue),
    async close() {
      await queue.close();
      await work?.close();
    },
  };
}

/** Takes jobs from the queue until it is closed; then those that run may end. */
export function startWork(
  config: Config,
  redis: RedisConnections,
  deps: EngineDeps,
): { sandbox: Sandbox; close(): Promise<void> } {
  const sandbox = deps.watching.local(deps.makeSandbox());
  const { traces } = deps.watching;
  const runner = createRunner({
    sandbox,
    commands: redis.commands,
    open: (purpose) => redis.open(purpose),
    slots: config.sandbox.slots ?? availableParallelism(),
    name: `${hostname()}/${randomUUID()}`,
    log: deps.log,
    ...(traces && { under: (trace, todo) => traces.under(trace, todo) }),
  });
  return {
    sandbox,
    async close() {
      await runner.close();
      await sandbox.close();
    },
  };
}
