// The last check of a test run: a container that nobody owns any more is told, one of a living process is not.
import { spawnSync } from 'node:child_process';
import { hostname } from 'node:os';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../sandbox/image.ts';
import { imageTag } from '../../sandbox/image/context.mjs';
import { ownerLabel } from '../../sandbox/spec.ts';
import { leftovers } from '../../setup/leftovers.mjs';
import { dockerHost } from '../sandbox/run.ts';

const docker = connect(dockerHost);
const made: { remove(options: { force: boolean }): Promise<unknown> }[] = [];
afterAll(async () => await Promise.all(made.map((one) => one.remove({ force: true }))), 120_000);

async function containerOf(pid: number): Promise<string> {
  const container = await docker.createContainer({
    Image: imageTag(),
    Entrypoint: ['sleep', '600'],
    Labels: { [ownerLabel]: `${hostname()}/${pid}/aaaaaa` },
  });
  made.push(container);
  await container.start();
  return container.id.slice(0, 12);
}

test('a container of a dead process is told, one of a living process is not', async () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  const dead = await containerOf(pid);
  const living = await containerOf(process.pid);
  const lines = (await leftovers(dockerHost, 0)).join('\n');
  expect(lines).toContain(`${dead} of process ${pid}`);
  expect(lines).not.toContain(living);
});
