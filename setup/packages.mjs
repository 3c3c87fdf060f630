// Installs the npm packages when what is installed is not what package-lock.json says. npm writes its own list
// (node_modules/.package-lock.json) last of all, so an interrupted install is seen and done again.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { quietly } from './programs.mjs';
import { timed } from './say.mjs';

function listed(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')).packages : null;
}

/** True when every package of the lock that this machine needs is installed in exactly that version. */
export function upToDate(root) {
  const wanted = listed(join(root, 'package-lock.json'));
  const installed = listed(join(root, 'node_modules', '.package-lock.json'));
  if (wanted === null || installed === null) return false;
  return Object.entries(wanted).every(
    ([path, entry]) => path === '' || entry.optional === true || installed[path]?.version === entry.version,
  );
}

export async function ensurePackages(root = ROOT) {
  if (upToDate(root)) return;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  await timed('installing npm packages', () => quietly('packages', 'npm', args, { cwd: root }));
}
