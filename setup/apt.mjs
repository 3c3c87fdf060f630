// Installs Debian packages, where we may: on Debian or Ubuntu, as root, unless CANDOR_INSTALL=never.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { onPath, quietly } from './programs.mjs';
import { timed } from './say.mjs';

const OPTIONS = ['-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3', '-o', 'Dpkg::Use-Pty=0'];

/** Why nothing can be installed here, or null when it can. */
export function cannotInstall() {
  if (process.env.CANDOR_INSTALL === 'never') return 'CANDOR_INSTALL=never';
  if (onPath('apt-get') === null) return 'this is not Debian or Ubuntu';
  if (process.getuid?.() !== 0) return 'this is not root';
  return null;
}

/** Installs all these packages in one call; throws with the end of the log when that fails. */
export async function install(packages) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  await timed(`installing ${packages.join(', ')} (Debian packages)`, async () => {
    // An unreachable source among many is no reason to stop: the install itself says what it misses.
    await quietly('apt-update', 'apt-get', [...OPTIONS, 'update'], { env }).catch(() => {});
    const args = [...OPTIONS, 'install', '-y', '--no-install-recommends', ...packages];
    await quietly('apt-install', 'apt-get', args, { env }).catch(async () => {
      // An earlier install was cut off in the middle: finish that, then once more.
      await quietly('dpkg', 'dpkg', ['--configure', '-a'], { env });
      await quietly('apt-install', 'apt-get', [...OPTIONS, '-f', ...args.slice(OPTIONS.length)], { env });
    });
  });
}

/** The Debian mirror that a machine's apt sources name (both formats), else null. */
function mirrorOf(sources) {
  const addresses = sources
    .split('\n')
    .filter((line) => /^\s*(deb|URIs:)\s/.test(line))
    .flatMap((line) => line.match(/https?:\/\/[^\s\]]+/g) ?? []);
  return addresses.map((a) => a.replace(/\/+$/, '')).find((a) => a.endsWith('/debian')) ?? null;
}

/** The Debian mirror of this machine; null: none is named, and debootstrap knows its own. */
export function debianMirror(folder = '/etc/apt') {
  const parts = join(folder, 'sources.list.d');
  const files = existsSync(parts)
    ? readdirSync(parts)
        .sort()
        .map((name) => join(parts, name))
    : [];
  const texts = [join(folder, 'sources.list'), ...files]
    .filter((path) => existsSync(path) && /\.(list|sources)$/.test(path))
    .map((path) => readFileSync(path, 'utf8'));
  return mirrorOf(texts.join('\n'));
}
