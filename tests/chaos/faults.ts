// The faults of the table: each breaks one thing of a world, waits, and mends it. Knows nothing of who uses it.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { places, startDockerd } from '../../setup/dockerd.mjs';
import { state } from '../../setup/paths.mjs';
import { onPath } from '../../setup/programs.mjs';
import { until } from '../support/browser.ts';
import type { World } from './world.ts';

export interface Fault {
  name: string;
  /** Why it cannot be tried here, else null. */
  unfit?: (world: World) => string | null;
  befall: (world: World) => Promise<void>;
}

const engine = places(state('docker'));

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
const AWAY_MS = 5_000;
const STOPPED_MS = 30_000;
const CUT_MS = 12_000;
const noNamespace = 'no network namespace could be made (root and iproute2 are needed)';

export const faults: Fault[] = [
  { name: 'nothing', befall: () => pause(AWAY_MS) },
  {
    name: 'backends exchanged one by one',
    async befall({ nodes }) {
      for (const node of nodes) {
        const code = await node.terminate(); // as an orchestrator ends it
        if (code !== 0) throw new Error(`a backend ended with ${String(code)}`);
        await node.restart();
        await pause(AWAY_MS);
      }
    },
  },
  {
    name: 'backend killed',
    async befall({ nodes: [node] }) {
      await node?.kill();
      await pause(AWAY_MS);
      await node?.restart();
    },
  },
  {
    name: 'runner killed in a run',
    async befall({ runner }) {
      await runner.kill();
      await pause(AWAY_MS);
      await runner.restart();
    },
  },
  {
    name: 'PostgreSQL killed',
    async befall({ postgres }) {
      await postgres.crash();
      await pause(AWAY_MS);
      await postgres.revive();
    },
  },
  {
    name: 'Redis killed',
    async befall({ redis }) {
      await redis.crash();
      await pause(AWAY_MS);
      await redis.revive();
    },
  },
  {
    name: 'dockerd killed',
    unfit: () => (process.env['DOCKER_HOST'] === engine.host ? null : 'the engine is not one of ours'),
    async befall() {
      const pid = Number(readFileSync(engine.pid, 'utf8'));
      process.kill(pid, 'SIGKILL');
      await until(() => !alive(pid), 'dockerd is gone');
      await pause(AWAY_MS);
      // It stays when the tests have ended: without their mark it is none of the processes that they left behind.
      const mark = process.env['CANDOR_TALLY'];
      delete process.env['CANDOR_TALLY'];
      await startDockerd(engine.home, onPath('dockerd')).finally(() => {
        if (mark !== undefined) process.env['CANDOR_TALLY'] = mark;
      });
    },
  },
  {
    name: 'disk full under PostgreSQL',
    unfit: ({ disk }) => (disk === null ? 'no small file system could be mounted' : null),
    async befall({ disk }) {
      const ballast = join(disk ?? '', 'ballast');
      // It ends with an error: no space left.
      spawnSync('dd', ['if=/dev/zero', `of=${ballast}`, 'bs=16k'], { stdio: 'ignore', timeout: 60_000 });
      await pause(AWAY_MS);
      rmSync(ballast);
    },
  },
  {
    name: 'backend stopped for 30 s',
    async befall({ nodes: [node] }) {
      node?.pause();
      await pause(STOPPED_MS);
      node?.resume();
    },
  },
  {
    name: 'backend off the network',
    unfit: ({ namespace }) => (namespace === null ? noNamespace : null),
    async befall({ namespace }) {
      namespace?.cut();
      await pause(CUT_MS);
      namespace?.mend();
    },
  },
  {
    name: 'a third of packets lost',
    unfit: ({ namespace }) => (namespace === null ? noNamespace : null),
    async befall({ namespace }) {
      const mend = namespace?.lose() ?? null;
      if (mend === null) throw new Error('iptables knows no "statistic" here: packets cannot be lost');
      await pause(STOPPED_MS);
      mend();
    },
  },
  {
    name: 'no network to PostgreSQL',
    async befall({ lines }) {
      lines.postgres.cut();
      await pause(CUT_MS);
      lines.postgres.mend();
    },
  },
  {
    name: 'no network to Redis',
    async befall({ lines }) {
      lines.redis.cut();
      await pause(CUT_MS);
      lines.redis.mend();
    },
  },
];
