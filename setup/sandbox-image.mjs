// `npm run sandbox-image`: builds the image in which programs run, on the engine at DOCKER_HOST (or the one found). The last
// line is the setting that runners in containers need, for `export $(npm run -s sandbox-image | tail -1)`.
import process from 'node:process';
import { ensureEngine } from './engine.mjs';
import { ensureImage } from './image.mjs';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { Trouble, script } from './say.mjs';

await script(async () => {
  await ensureNode();
  await ensurePackages();
  const { host } = await ensureEngine();
  if (host === null) throw new Trouble('no Docker engine: set DOCKER_HOST or install one');
  process.stdout.write(`SANDBOX_IMAGE=${await ensureImage(host)}\n`);
  return 0;
});
