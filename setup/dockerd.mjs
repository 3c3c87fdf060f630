// A Docker daemon of our own, beside whatever the machine has: own socket, data and pid file, no bridge, no firewall rules.
// What a killed one left behind does not matter.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, lstatSync, mkdirSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { silence } from './docker.mjs';
import { Trouble } from './say.mjs';

const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 30_000;
const POLL_MS = 200;
// A unix socket's path has at most 107 characters; containerd's are up to 40 longer than the folder.
const LONGEST_FOLDER = 60;
const SYSTEM_FOLDERS = '/usr/local/sbin:/usr/sbin:/sbin';

/** The places of the daemon whose files live in `home`. */
export function places(home) {
  const short = join(tmpdir(), `candor-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`);
  const run = home.length <= LONGEST_FOLDER ? home : short;
  return {
    home,
    run,
    socket: join(run, 'docker.sock'),
    host: `unix://${join(run, 'docker.sock')}`,
    pid: join(home, 'docker.pid'),
    log: join(home, 'dockerd.log'),
  };
}

/** The process id in our pid file, if that process is alive and is the daemon that we started; else null. */
function running(place) {
  if (!existsSync(place.pid)) return null;
  const pid = Number(readFileSync(place.pid, 'utf8'));
  const command = `/proc/${pid}/cmdline`;
  return existsSync(command) && readFileSync(command, 'utf8').includes(place.pid) ? pid : null;
}

async function gone(pid, limitMs) {
  const end = Date.now() + limitMs;
  while (existsSync(`/proc/${pid}`) && Date.now() < end) await pause(POLL_MS);
  return !existsSync(`/proc/${pid}`);
}

/** A killed daemon leaves its mounts, and with them folders that nobody can delete. */
function unmountAll(folders) {
  const mounts = existsSync('/proc/self/mountinfo') ? readFileSync('/proc/self/mountinfo', 'utf8') : '';
  const points = mounts.split('\n').map((line) => line.split(' ')[4] ?? '');
  const ours = points.filter((point) => folders.some((folder) => point.startsWith(`${folder}/`)));
  for (const point of ours.toReversed()) spawnSync('umount', ['--lazy', point]);
}

/** Ends our daemon, if it runs: asked first, killed when it does not listen. */
export async function stopDockerd(home) {
  const place = places(home);
  const pid = running(place);
  if (pid !== null) {
    process.kill(pid, 'SIGTERM');
    if (!(await gone(pid, STOP_LIMIT_MS))) {
      process.kill(pid, 'SIGKILL');
      await gone(pid, STOP_LIMIT_MS);
    }
  }
  unmountAll([place.home, place.run]);
  for (const left of [place.pid, place.socket]) rmSync(left, { force: true });
  if (place.run !== place.home) rmSync(place.run, { recursive: true, force: true });
}

function prepare(place) {
  mkdirSync(place.home, { recursive: true });
  mkdirSync(place.run, { recursive: true, mode: 0o700 });
  const owner = lstatSync(place.run);
  if (!owner.isDirectory() || owner.uid !== process.getuid())
    throw new Trouble(`${place.run} belongs to somebody else: delete it`);
  if (place.run !== place.home) chmodSync(place.run, 0o700);
}

/** Starts a daemon and returns its DOCKER_HOST when it answers; throws with the end of its log when it does not. */
export async function startDockerd(home, program) {
  const place = places(home);
  await stopDockerd(home); // one that hangs, or what a killed one left
  prepare(place);
  const args = ['-H', place.host, '--pidfile', place.pid];
  args.push('--data-root', join(home, 'data'), '--exec-root', join(place.run, 'exec'));
  // Our containers have no network, and the image is built on the host's: leave the machine's network alone.
  args.push(
    '--bridge=none',
    '--iptables=false',
    '--ip6tables=false',
    '--ip-forward=false',
    '--ip-masq=false',
  );
  const log = openSync(place.log, 'w');
  const env = { ...process.env, PATH: `${process.env.PATH ?? ''}:${SYSTEM_FOLDERS}` };
  const child = spawn(program, args, { detached: true, stdio: ['ignore', log, log], env });
  let ended = null;
  child.once('error', (error) => (ended = error.message));
  child.once('exit', (code) => (ended = `it ended with ${code}`));
  child.unref();
  const deadline = Date.now() + START_LIMIT_MS;
  while ((await silence(place.host)) !== null) {
    if (ended === null && Date.now() < deadline) {
      await pause(POLL_MS);
      continue;
    }
    if (ended === null) await stopDockerd(home);
    const tail = readFileSync(place.log, 'utf8').trimEnd().split('\n').slice(-8).join('\n');
    throw new Trouble(
      `dockerd did not start (${ended ?? 'no answer in time'}). The end of ${place.log}:\n${tail}`,
    );
  }
  return place.host;
}
