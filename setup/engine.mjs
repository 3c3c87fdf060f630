// Finds a Docker engine, or brings one where that is allowed. Without one Candor still starts; only Run is then refused.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { cannotInstall, install } from './apt.mjs';
import { silence } from './docker.mjs';
import { places, startDockerd, stopDockerd } from './dockerd.mjs';
import { state } from './paths.mjs';
import { onPath } from './programs.mjs';
import { say, timed } from './say.mjs';

const SERVICE_LIMIT_MS = 20_000;
const HOME = state('docker');
const DEFAULT_HOST = 'unix:///var/run/docker.sock';

function candidates() {
  const { DOCKER_HOST, XDG_RUNTIME_DIR } = process.env;
  if (DOCKER_HOST) return [DOCKER_HOST]; // somebody has chosen: no other will do
  const sockets = [
    join(homedir(), '.docker/run/docker.sock'),
    join(homedir(), '.colima/default/docker.sock'),
  ];
  if (XDG_RUNTIME_DIR) sockets.unshift(join(XDG_RUNTIME_DIR, 'docker.sock'));
  return [DEFAULT_HOST, ...sockets.map((path) => `unix://${path}`), places(HOME).host];
}

/** The first engine that answers: `{host}`; or `{host: null, why}`. */
export async function findEngine() {
  let why = 'no Docker engine was found';
  for (const host of candidates()) {
    const reason = await silence(host);
    if (reason === null) return { host };
    if (process.env.DOCKER_HOST || reason !== 'nothing listens there') why = `${host}: ${reason}`;
  }
  return { host: null, why };
}

/** After `apt-get install` the service manager, where there is one, starts the daemon by itself. */
async function service() {
  const end = existsSync('/run/systemd/system') ? Date.now() + SERVICE_LIMIT_MS : 0;
  do {
    const { host } = await findEngine();
    if (host !== null) return host;
    if (Date.now() < end) await pause(500);
  } while (Date.now() < end);
  return null;
}

function advise(why, obstacle) {
  say(`${why}. Not installed by us, as ${obstacle}.`);
  say('  Debian, Ubuntu: sudo apt-get install docker.io    others: https://docs.docker.com/engine/install/');
  say('  Then start Candor again. Until then programs cannot be run; all else works.');
}

/** The Debian packages that bring an engine, as far as they are missing here; none where an engine answers or was chosen. */
export async function missingForEngine() {
  if (process.env.DOCKER_HOST || (await findEngine()).host !== null || onPath('dockerd') !== null) return [];
  return ['docker.io', ...(onPath('debootstrap') === null ? ['debootstrap'] : [])];
}

/** `{host, ours, stop}`; `host` is null when there is none and none may be brought. `ours`: started here and now; `stop` ends it. */
export async function ensureEngine() {
  const nothing = { host: null, ours: false, stop: async () => {} };
  const found = await findEngine();
  if (found.host !== null) return { ...nothing, host: found.host };
  if (process.env.DOCKER_HOST) {
    say(`DOCKER_HOST is set, but ${found.why}. Programs cannot be run until it answers.`);
    return nothing;
  }
  const obstacle = cannotInstall();
  if (obstacle !== null) {
    advise(found.why, obstacle);
    return nothing;
  }
  if (onPath('dockerd') === null) {
    await install(await missingForEngine());
    const host = await service();
    if (host !== null) return { ...nothing, host };
  }
  const host = await timed('starting a Docker daemon of our own under .candor/docker', () =>
    startDockerd(HOME, onPath('dockerd')),
  );
  return { host, ours: true, stop: () => stopDockerd(HOME) };
}
