// `npm start`: all the set-up that is needed, then the server.
import process from 'node:process';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';
import { prepareSandbox } from './sandbox.mjs';
import { script } from './say.mjs';
import { ensureWeb } from './web.mjs';

await script(async () => {
  await ensureNode();
  await ensurePackages();
  await prepareSandbox();
  await ensureWeb();
  return handOver(process.execPath, [at('server', 'main.ts')]);
});
