// The programs that tests use, and the Debian package that brings each.
import { existsSync } from 'node:fs';
import { onPath } from './programs.mjs';

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The Debian packages that are missing; for those of the Docker engine: engine.mjs. */
export function missing() {
  const wanted = [];
  if (onPath(...CHROMIUMS) === null) wanted.push('chromium', 'fonts-dejavu-core');
  if (onPath('postgres') === null && !existsSync('/usr/lib/postgresql')) wanted.push('postgresql');
  if (onPath('redis-server') === null) wanted.push('redis-server');
  return wanted;
}
