// Builds the web app when its sources have changed since the last build.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import process from 'node:process';
import { ROOT, at, state } from './paths.mjs';
import { quietly } from './programs.mjs';
import { timed } from './say.mjs';

const SOURCES = ['web', 'shared', 'package-lock.json'];
const SKIPPED = new Set(['dist', 'node_modules', '.vite']);

function filesOf(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter((name) => !SKIPPED.has(name))
    .sort()
    .flatMap((name) => filesOf(join(path, name)));
}

function hashOf(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash
      .update(`${relative(ROOT, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  return hash.digest('hex');
}

/** Builds into a folder beside, then swaps: a server that runs meanwhile never serves half a build. */
export async function ensureWeb() {
  if (!existsSync(at('web', 'vite.config.ts'))) return;
  const hash = hashOf(SOURCES.map((path) => at(path)));
  const stamp = state('web.hash');
  const dist = at('web', 'dist');
  const built =
    existsSync(stamp) && existsSync(join(dist, 'index.html')) && readFileSync(stamp, 'utf8') === hash;
  if (built) return;
  const fresh = state('web-build');
  const vite = at('node_modules', 'vite', 'bin', 'vite.js');
  const args = [vite, 'build', '--config', at('web', 'vite.config.ts'), '--outDir', fresh, '--emptyOutDir'];
  await timed('building the web app', () =>
    quietly('web', process.execPath, args, { env: { ...process.env, NODE_ENV: 'production' } }),
  );
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
  writeFileSync(stamp, hash);
}
