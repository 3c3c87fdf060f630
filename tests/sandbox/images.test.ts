// A language may run in an image of its own: its containers, its digest, and a clear word when it is not there.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { imageTag } from '../../sandbox/image/context.mjs';
import { connect } from '../../sandbox/image.ts';
import type { ProgramJob, Sandbox } from '../../sandbox/job.ts';
import { SandboxUnavailable } from '../../sandbox/job.ts';
import { collect, dockerHost, python, realSandbox } from './run.ts';

const docker = connect(dockerHost);
const usual = process.env['SANDBOX_IMAGE'] ?? imageTag();
const own = `candor-test-own:${process.pid}`;
let sandbox: Sandbox;

/** The usual image with a label more: another digest, made in a moment. */
beforeAll(async () => {
  const container = await docker.createContainer({ Image: usual });
  const [repo, tag] = own.split(':');
  await container.commit({ repo, tag, changes: 'LABEL candor.test=own' });
  await container.remove();
  sandbox = realSandbox({ slots: 2, warm: 1, images: { python: own, java: 'candor-test-missing:1' } });
}, 120_000);
afterAll(async () => {
  await sandbox?.close();
  await docker
    .getImage(own)
    .remove()
    .catch(() => undefined); // a container of it may still be going; the label tells whose it is
}, 120_000);

const javascript: ProgramJob = {
  ...python(''),
  language: 'javascript',
  files: [{ path: 'main.js', text: "console.log('hello')" }],
};

test('each language runs in its image, and says which', { timeout: 120_000 }, async () => {
  const [ownId, usualId] = await Promise.all(
    [own, usual].map(async (name) => (await docker.getImage(name).inspect()).Id),
  );
  expect(ownId).not.toBe(usualId);
  const inOwn = await collect(sandbox, python("print('hello')"));
  expect([inOwn.stdout, inOwn.receipt.image]).toEqual(['hello\n', ownId]);
  const inUsual = await collect(sandbox, javascript);
  expect([inUsual.stdout, inUsual.receipt.image]).toEqual(['hello\n', usualId]);
  const told = (await sandbox.languages()).filter(({ language }) =>
    ['python', 'javascript'].includes(language),
  );
  expect(told.map(({ language, image }) => [language, image])).toEqual([
    ['python', ownId],
    ['javascript', usualId],
  ]);
  for (const { version } of told) expect(version).toMatch(/^\d+\.\d+/);
});

test('an image that is not there makes its language unavailable, and no other', async () => {
  const java: ProgramJob = { ...javascript, language: 'java', files: [{ path: 'Main.java', text: '' }] };
  const refused = collect(sandbox, java);
  await expect(refused).rejects.toThrow(SandboxUnavailable);
  await expect(refused).rejects.toThrow('the image candor-test-missing:1 is not built');
  expect((await collect(sandbox, javascript)).stdout).toBe('hello\n');
}, 120_000);
