// `npm run migrate`: brings the database (DATABASE_URL, or the embedded one) to the newest schema. The server does it at start too.
import process from 'node:process';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';
import { script } from './say.mjs';

const ENTRY = at('server', 'db', 'migrate-main.ts');

await script(async () => {
  await ensureNode();
  await ensurePackages();
  return handOver(process.execPath, [ENTRY]);
});
