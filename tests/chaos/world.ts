// A whole installation of two web nodes, a runner, PostgreSQL and Redis, with lines between that can be cut, and a
// receiver of webhooks. Knows no fault and nobody who uses it.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { operations } from '../../shared/api/operations.ts';
import { type Candor, startCandor } from '../support/candor.ts';
import { startPostgres, startRedis, type TestServer } from '../support/servers.ts';
import { openReceiver, type Receiver } from '../server/hooks/receiver.ts';
import { type RunnerProcess, startRunner } from './runner.ts';
import { type Namespace, openNamespace } from './namespace.ts';
import { layWire, type Wire } from './wire.ts';

export interface World {
  nodes: Candor[];
  /** The first node's lines. */
  lines: { postgres: Wire; redis: Wire; hooks: Wire };
  /** Where the first node lives; null: with all others, as this machine allows no other place. */
  namespace: Namespace | null;
  postgres: TestServer;
  redis: TestServer;
  runner: RunnerProcess;
  receiver: Receiver;
  /** The small file system of PostgreSQL's files; null: it could not be mounted. */
  disk: string | null;
  close(): Promise<void>;
}

const HOOK = '/chaos';

const DISK = 'size=400m,mode=755';

/** A file system that can be filled; needs root. */
function mountDisk(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'candor-disk-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', DISK, 'candor', folder], { stdio: 'ignore' });
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return null;
}

export async function startWorld(): Promise<World> {
  const disk = mountDisk();
  const postgres = await startPostgres(disk ?? tmpdir());
  const redis = await startRedis();
  const receiver = await openReceiver();
  const namespace = openNamespace();
  const near = namespace?.near ?? '127.0.0.1';
  const lines = {
    postgres: await layWire(postgres.port, near),
    redis: await layWire(redis.port, near),
    hooks: await layWire(Number(new URL(receiver.url(HOOK)).port), near),
  };
  const through = (url: string, { port }: Wire): string => {
    const at = new URL(url);
    at.host = `${near}:${port}`;
    return at.href;
  };
  const env = {
    ROLE: 'web',
    CANDOR_SECRET: 'a secret for the tests alone, 0123456789',
    LOG_LEVEL: 'fatal',
    WEBHOOKS_ALLOW_PRIVATE: 'true',
    WEBHOOKS_RETRY_MS: '500',
  };
  const first = await startCandor(
    {
      ...env,
      DATABASE_URL: through(postgres.url, lines.postgres),
      REDIS_URL: through(redis.url, lines.redis),
    },
    namespace === null ? undefined : { command: namespace.command, host: namespace.far },
  );
  const second = await startCandor({ ...env, DATABASE_URL: postgres.url, REDIS_URL: redis.url });
  const runner = await startRunner(redis.url);
  const made = await first.call('POST', '/api/webhooks', {
    url: through(receiver.url(HOOK), lines.hooks),
    events: ['run.ended'],
  });
  receiver.secrets.set(HOOK, operations.createWebhook.response.parse(made.body).secret);
  return {
    nodes: [first, second],
    lines,
    namespace,
    postgres,
    redis,
    runner,
    receiver,
    disk,
    async close() {
      await Promise.all([first.close(), second.close(), runner.close()]);
      await receiver.close();
      await lines.postgres.close();
      await lines.redis.close();
      await lines.hooks.close();
      namespace?.close();
      await postgres.stop();
      await redis.stop();
      if (disk === null) return;
      spawnSync('umount', ['--lazy', disk]);
      rmSync(disk, { recursive: true });
    },
  };
}

/** The runs whose end was told by webhook. */
export const toldRuns = ({ receiver }: World): Set<unknown> =>
  new Set(receiver.once(HOOK).map(({ body }) => body.data['run']));
