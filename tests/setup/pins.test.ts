// What runs is held against what was recorded: real containers with the labels that compose gives them.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Docker from 'dockerode';
import { expect, onTestFinished, test } from 'vitest';
import { imageTag } from '../../sandbox/image/context.mjs';
import { findEngine } from '../../setup/engine.mjs';
import { comparePins, readPins } from '../../setup/pins.mjs';

const base = 'node@sha256:1111';
const nowhere = `redis@sha256:${'3'.repeat(64)}`;

test('a container on another image than the recorded one is told by its service', async () => {
  const { host } = await findEngine();
  if (host === null) throw new Error('no engine');
  const docker = new Docker({ socketPath: host.replace('unix://', '') });
  const project = `candor-pins-${randomBytes(4).toString('hex')}`;
  const start = async (service: string, labels: Record<string, string>) => {
    const container = await docker.createContainer({
      Image: imageTag(),
      Entrypoint: ['sleep', '600'],
      Labels: { 'com.docker.compose.project': project, 'com.docker.compose.service': service, ...labels },
    });
    onTestFinished(async () => void (await container.remove({ force: true })));
    await container.start();
  };
  await start(`${project}-backend`, { 'candor.base': base });
  await start('redis', {});
  const { Id } = await docker.getImage(imageTag()).inspect();

  const well = await comparePins(host, { NODE_IMAGE: base, REDIS_IMAGE: Id });
  expect(well.running).toBeGreaterThanOrEqual(2);
  expect(well.other.filter((one) => one.includes(Id) || one.includes(project))).toEqual([]);
  const ill = await comparePins(host, { NODE_IMAGE: 'node@sha256:2222', REDIS_IMAGE: nowhere });
  expect(ill.other).toContain(`${project}-backend was built on ${base}, recorded is node@sha256:2222`);
  expect(ill.other).toContain(`redis runs ${Id}, recorded is ${nowhere}`);
}, 120_000);

test('the record is read as it was written; none is none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-pins-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'images.env');
  expect(readPins(file)).toBeNull();
  writeFileSync(file, `# Written.\nNODE_IMAGE=${base}\nREDIS_IMAGE=sha256:4444\n`);
  expect(readPins(file)).toEqual({ NODE_IMAGE: base, REDIS_IMAGE: 'sha256:4444' });
});
