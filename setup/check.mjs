// `npm run check`: types of the server and of the web app, and the format. Starts nothing.
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { script } from './say.mjs';
import { FORMAT, TYPES, runSteps } from './steps.mjs';

await script(async () => {
  await ensureNode();
  await ensurePackages();
  return runSteps([...TYPES, ...FORMAT]);
});
