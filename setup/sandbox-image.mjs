// `npm run sandbox-image`: builds the image in which programs run, on the engine at DOCKER_HOST (or the one found).
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
  await ensureImage(host);
  return 0;
});
