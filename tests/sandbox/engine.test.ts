// The engine is lost and comes back: said within 2 s, and healed by itself. A proxy stands for a lost engine.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { SandboxUnavailable } from '../../sandbox/job.ts';
import { collect, dockerHost, ownContainers, python, realSandbox } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'candor-engine-'));
const path = join(folder, 'docker.sock');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The way to the engine, which can be cut and opened again as if the engine were stopped and started. */
function createWay() {
  const sockets = new Set<Socket>();
  let server: Server | null = null;
  const target = dockerHost.startsWith('unix://')
    ? { path: dockerHost.slice('unix://'.length) }
    : { host: new URL(dockerHost).hostname, port: Number(new URL(dockerHost).port) };
  return {
    async open(): Promise<void> {
      server = createServer({ allowHalfOpen: true }, (near) => {
        const far = connect({ ...target, allowHalfOpen: true });
        for (const socket of [near, far]) {
          sockets.add(socket);
          socket.on('error', () => socket.destroy());
          socket.on('close', () => sockets.delete(socket));
        }
        near.pipe(far).pipe(near);
        near.on('close', () => far.destroy());
        far.on('close', () => near.destroy());
      });
      server.listen(path);
      await once(server, 'listening');
    },
    cut(): void {
      server?.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}

test('says that the engine is lost, and runs again when it is back', { timeout: 180_000 }, async () => {
  const way = createWay();
  const sandbox = realSandbox({ slots: 2, warm: 1 }, `unix://${path}`);
  try {
    expect(await sandbox.available()).toBe(false);
    await expect(collect(sandbox, python("print('hi')"))).rejects.toThrow(SandboxUnavailable);
    await way.open();
    await expect.poll(() => sandbox.available(), { timeout: 30_000 }).toBe(true);
    expect((await collect(sandbox, python("print('hi')"))).stdout).toBe('hi\n');

    const lost = await collect(sandbox, python("print('before', flush=True)\nimport time\ntime.sleep(600)"), {
      seen: (event) => event.kind === 'output' && event.text.endsWith('\n') && way.cut(),
    });
    expect(lost.stdout).toBe('before\n');
    expect(lost.end).toMatchObject({ reason: 'internal', message: expect.stringMatching(/run it again/) });
    await expect.poll(() => sandbox.available(), { timeout: 30_000 }).toBe(false);
    await expect(collect(sandbox, python("print('hi')"))).rejects.toThrow(
      /sandbox unavailable: .*Docker engine/,
    );

    await way.open();
    await expect.poll(() => sandbox.available(), { timeout: 30_000 }).toBe(true);
    expect((await collect(sandbox, python("print('again')"))).stdout).toBe('again\n');
  } finally {
    await sandbox.close();
    way.cut();
  }
  // Whoever lost us has ended by itself: its supervisor heard the end of its input.
  await expect.poll(() => ownContainers(), { timeout: 60_000 }).toEqual([]);
});
