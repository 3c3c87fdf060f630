// `npm run dev`: the server, started anew when a file changes, and Vite in front of it, which passes the server's paths on.
import process from 'node:process';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';
import { say, script } from './say.mjs';
import { prepareSandbox } from './sandbox.mjs';

await script(async () => {
  await ensureNode();
  await ensurePackages();
  await prepareSandbox();
  const server = handOver(process.execPath, ['--watch', '--watch-preserve-output', at('server', 'main.ts')]);
  const vite = handOver(process.execPath, [
    at('node_modules', 'vite', 'bin', 'vite.js'),
    '--config',
    at('web', 'vite.config.ts'),
  ]);
  // The first that ends ends the other: `script` leaves, and no child outlives us.
  const code = await Promise.race([server, vite]);
  say('stopping');
  return code;
});
