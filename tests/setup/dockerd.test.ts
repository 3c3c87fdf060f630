// A Docker daemon of our own: started, killed, started again over what the killed one left, ended without a trace.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { get, image, silence } from '../../setup/docker.mjs';
import { places, startDockerd, stopDockerd } from '../../setup/dockerd.mjs';
import { onPath } from '../../setup/programs.mjs';

const dockerd: string | null = onPath('dockerd');
const CAP_SYS_ADMIN = 21n; // root in a plain container lacks it, and can start no daemon

function maySetUpContainers(): boolean {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return false;
  const bits = /^CapEff:\s*([0-9a-f]+)/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return bits !== undefined && ((BigInt(`0x${bits}`) >> CAP_SYS_ADMIN) & 1n) === 1n;
}

const mayStart = dockerd !== null && maySetUpContainers();

async function eventually(what: string, check: () => Promise<boolean> | boolean): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await check())) {
    if (Date.now() > deadline) throw new Error(`not within a minute: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

test.runIf(mayStart)(
  'a daemon that was killed does not stop the next one',
  { timeout: 300_000 },
  async () => {
    // Long, so that the socket has to move to a shorter place.
    const home = join(
      mkdtempSync(join(tmpdir(), 'candor-dockerd-')),
      'a-folder-with-a-rather-long-name-'.repeat(3),
    );
    const place = places(home);
    try {
      const host = await startDockerd(home, dockerd);
      expect(host).toBe(place.host);
      expect(await image(host, 'no-such-image')).toBeNull();

      const pid = Number(readFileSync(place.pid, 'utf8'));
      process.kill(pid, 'SIGKILL');
      await eventually('the daemon is gone', () => !existsSync(`/proc/${String(pid)}`));
      expect(await silence(host)).toBe('nothing listens there');
      expect([existsSync(place.pid), existsSync(place.socket)]).toEqual([true, true]);

      await startDockerd(home, dockerd);
      expect(await get(host, '/images/json')).toEqual([]);
    } finally {
      await stopDockerd(home);
    }
    expect([existsSync(place.pid), existsSync(place.run)]).toEqual([false, false]);
    expect(await silence(place.host)).toBe('nothing listens there');
    rmSync(join(home, '..'), { recursive: true });
  },
);

test('an address that no engine has is told apart from one that nobody listens on', async () => {
  await expect(silence('ssh://somewhere')).resolves.toContain('only unix:// and tcp://');
  expect(await silence('unix:///no/such/docker.sock')).toBe('nothing listens there');
});
