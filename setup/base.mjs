// The image that the sandbox image stands on: pulled from a registry, or made from the Debian mirror where none is reachable.
import { spawn } from 'node:child_process';
import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cannotInstall, debianMirror, install } from './apt.mjs';
import { image, long } from './docker.mjs';
import { onPath, quietly } from './programs.mjs';
import { Trouble, say, timed } from './say.mjs';

const SUITE = 'trixie';
const BASE = `debian:${SUITE}-slim`;
const FIRST_WORD_MS = 20_000; // a registry that has said nothing by then is out of reach
const PULL_SILENCE_MS = 120_000;
const LEFT_OUT = [
  './var/cache/apt/*',
  './var/lib/apt/lists/*',
  './usr/share/doc/*',
  './usr/share/man/*',
  './usr/share/locale/*',
  './dev/*',
];

/** Null when the pull succeeded, else why it did not. */
async function pull(host) {
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), FIRST_WORD_MS);
  try {
    const onLine = () => clearTimeout(timer);
    await long(host, `/images/create?fromImage=debian&tag=${SUITE}-slim`, {
      onLine,
      limitMs: PULL_SILENCE_MS,
      signal: abort.signal,
    });
    return null;
  } catch (error) {
    return abort.signal.aborted ? `no answer within ${FIRST_WORD_MS / 1000} s` : error.message;
  } finally {
    clearTimeout(timer);
  }
}

/** Debian's security updates, where the mirror beside ours has them. */
async function addSecurity(mirror, folder) {
  const security = `${mirror}-security`;
  const answer = await fetch(`${security}/dists/${SUITE}-security/InRelease`, {
    method: 'HEAD',
    signal: AbortSignal.timeout(10_000),
  }).catch(() => null);
  if (answer?.ok)
    appendFileSync(join(folder, 'etc/apt/sources.list'), `deb ${security} ${SUITE}-security main\n`);
}

async function importFolder(host, folder) {
  const args = ['-C', folder, ...LEFT_OUT.map((pattern) => `--exclude=${pattern}`), '-c', '.'];
  const tar = spawn('tar', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  const code = new Promise((resolve) => tar.once('exit', resolve));
  const path = `/images/create?fromSrc=-&repo=debian&tag=${SUITE}-slim`;
  await long(host, path, { body: tar.stdout, type: 'application/x-tar', limitMs: PULL_SILENCE_MS });
  if ((await code) !== 0) throw new Trouble('tar failed while packing the base image');
}

async function bootstrap(host) {
  if (onPath('debootstrap') === null) await install(['debootstrap']);
  const folder = mkdtempSync(join(tmpdir(), 'candor-base-'));
  try {
    const mirror = debianMirror();
    await quietly('debootstrap', onPath('debootstrap'), [
      '--variant=minbase',
      SUITE,
      folder,
      ...(mirror ? [mirror] : []),
    ]);
    if (mirror) await addSecurity(mirror, folder);
    writeFileSync(join(folder, 'etc/hostname'), 'base\n');
    await importFolder(host, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function ensureBase(host) {
  if ((await image(host, BASE)) !== null) return;
  say(`pulling ${BASE} …`);
  const why = await pull(host);
  if (why === null) return;
  say(`  no registry: ${why}`);
  const obstacle = cannotInstall();
  if (obstacle !== null)
    throw new Trouble(
      `${BASE} cannot be pulled (${why}), nor be made here, as ${obstacle}: load it with "docker load"`,
    );
  await timed(`making ${BASE} from the Debian mirror with debootstrap`, () => bootstrap(host));
}
