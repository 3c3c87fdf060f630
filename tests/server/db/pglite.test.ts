// The stores on the embedded database, and its folder: one server at a time, kill -9 forgiven.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { storeContract } from './contract.ts';

storeContract('PGlite', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'candor-pglite-'));
  return { where: { folder }, remove: async () => rmSync(folder, { recursive: true, force: true }) };
});
