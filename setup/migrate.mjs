// `npm run migrate`: brings the database (DATABASE_URL, or the embedded one) to the newest schema. The server does it at start too.
import { existsSync } from 'node:fs';
import process from 'node:process';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';
import { Trouble, script } from './say.mjs';

const ENTRY = at('server', 'migrate.ts');

await script(async () => {
  await ensureNode();
  await ensurePackages();
  if (!existsSync(ENTRY)) throw new Trouble('server/migrate.ts is missing');
  return handOver(process.execPath, [ENTRY]);
});
