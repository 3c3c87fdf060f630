// Where things are: the repository, and `.candor`, the folder for all that the set-up makes.
import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

/** A path inside the repository. */
export function at(...parts) {
  return join(ROOT, ...parts);
}

/** A path inside `.candor`, whose parent folder exists afterwards. */
export function state(...parts) {
  const path = join(ROOT, '.candor', ...parts);
  mkdirSync(dirname(path), { recursive: true });
  return path;
}
