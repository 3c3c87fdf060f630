// The programs that tests use, and the Debian package that brings each.
import { existsSync, readdirSync } from 'node:fs';
import { onPath } from './programs.mjs';

const CHROMIUMS = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

const POSTGRES = '/usr/lib/postgresql'; // Debian keeps the server's programs off the PATH, one folder a version

function postgresServer() {
  if (onPath('postgres') !== null && onPath('initdb') !== null) return true;
  if (!existsSync(POSTGRES)) return false;
  return readdirSync(POSTGRES).some((version) => existsSync(`${POSTGRES}/${version}/bin/initdb`));
}

/** The Debian packages that are missing; for those of the Docker engine: engine.mjs. */
export function missing() {
  const wanted = [];
  if (onPath(...CHROMIUMS) === null) wanted.push('chromium', 'fonts-dejavu-core');
  if (!postgresServer()) wanted.push('postgresql');
  if (onPath('redis-server') === null) wanted.push('redis-server');
  return wanted;
}
