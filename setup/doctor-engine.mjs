// What `npm run doctor` asks the Docker engine.
import process from 'node:process';
import { imageTag } from '../sandbox/image/context.mjs';
import { get, image } from './docker.mjs';
import { findEngine } from './engine.mjs';
import { comparePins, readPins } from './pins.mjs';
import { Trouble } from './say.mjs';

const CLOCK_LIMIT_MS = 5_000;
const OLDEST_ENGINE = 20;
const FREE_BYTES = 5e9;

function* hardening(info) {
  const options = info.SecurityOptions ?? [];
  const has = (name) => options.some((one) => one.includes(`name=${name}`));
  yield {
    verdict: has('seccomp') ? 'good' : 'bad',
    name: 'seccomp',
    found: has('seccomp') ? 'the engine filters system calls' : 'the engine does not filter system calls',
    todo: 'use a kernel and an engine with seccomp: candidates’ programs must not run without',
  };
  yield {
    verdict: 'good',
    name: 'rootless',
    found: has('rootless')
      ? 'yes: a way out of a container ends at a plain user'
      : 'no: the daemon runs as root',
  };
  yield {
    verdict: has('apparmor') || has('selinux') ? 'good' : 'weak',
    name: 'AppArmor, SELinux',
    found: has('apparmor') ? 'AppArmor' : has('selinux') ? 'SELinux' : 'neither',
    todo: 'a second wall; for production choose a kernel with one of them, or the runtime runsc',
  };
}

function* resources(info) {
  const missing = [
    ['MemoryLimit', 'memory'],
    ['CpuCfsQuota', 'CPU'],
    ['PidsLimit', 'processes'],
  ].flatMap(([field, what]) => (info[field] === false ? [what] : []));
  yield {
    verdict: missing.length === 0 ? 'good' : 'bad',
    name: 'limits',
    found: `cgroup v${info.CgroupVersion ?? '1'} (${info.CgroupDriver}); ${missing.length === 0 ? 'memory, CPU and processes can be limited' : `cannot limit: ${missing.join(', ')}`}`,
    todo: 'enable these cgroup controllers (rootless engines: delegate them by systemd)',
  };
  const runtimes = Object.keys(info.Runtimes ?? {});
  const wanted = process.env.SANDBOX_RUNTIME ?? 'runc';
  yield {
    verdict: runtimes.includes(wanted) ? 'good' : 'bad',
    name: 'runtimes',
    found: `${runtimes.join(', ')}; SANDBOX_RUNTIME is ${wanted}`,
    todo: `install ${wanted} and name it in the engine's daemon.json`,
  };
  const apart = Math.abs(Date.parse(info.SystemTime) - Date.now());
  yield {
    verdict: apart < CLOCK_LIMIT_MS ? 'good' : 'bad',
    name: 'clock',
    found: `${(apart / 1000).toFixed(1)} s apart from the engine's`,
    todo: 'let both machines follow a time server: seats and replays depend on it',
  };
}

async function* sandboxImage(host) {
  const tag = imageTag();
  const found = await image(host, tag);
  yield {
    verdict: found === null ? 'weak' : 'good',
    name: 'sandbox image',
    found:
      found === null ? `${tag} is not built` : `${tag}, ${found.Id}, ${(found.Size / 1e9).toFixed(1)} GB`,
    todo: 'npm start builds it; or POST /setup-docker with an admin key',
  };
}

/** Of a compose stack alone: nothing else runs on base images of others. */
async function* baseImages(host) {
  const pins = readPins();
  const { running, other } = await comparePins(host, pins ?? {});
  if (pins === null && running === 0) return;
  const name = 'base images';
  if (pins === null)
    yield {
      verdict: 'weak',
      name,
      found: 'the compose stack takes them by tag: what a tag means may change',
      todo: 'node deploy/pin.mjs records them by their content; see "Images" in docs/deploy.md',
    };
  else if (other.length > 0)
    yield {
      verdict: 'bad',
      name,
      found: other.join('; '),
      todo: 'build and start with deploy/images.env in the environment, or record anew what is meant: node deploy/pin.mjs',
    };
  else
    yield {
      verdict: 'good',
      name,
      found: `${Object.keys(pins).length} recorded in deploy/images.env; ${running} containers of the compose stack run, none on another`,
    };
}

/** Yields one verdict after the other; the first alone when no engine answers. */
export async function* askEngine() {
  const { host, why } = await findEngine();
  if (host === null) {
    yield {
      verdict: 'bad',
      name: 'Docker engine',
      found: why,
      todo: 'npm start brings one on Debian as root; else https://docs.docker.com/engine/install/',
    };
    return;
  }
  const info = await get(host, '/info');
  if (info === null) throw new Trouble(`${host} is no Docker engine`);
  yield {
    verdict: Number.parseInt(info.ServerVersion, 10) >= OLDEST_ENGINE ? 'good' : 'weak',
    name: 'Docker engine',
    found: `${info.ServerVersion} at ${host}, ${info.Driver}, ${info.NCPU} cores, ${(info.MemTotal / 1e9).toFixed(1)} GB`,
    todo: `older than ${OLDEST_ENGINE}: untested`,
  };
  if (host.startsWith('unix://')) {
    const { freeBytes } = await import('./doctor-machine.mjs');
    yield* freeBytes('engine disk', info.DockerRootDir, FREE_BYTES);
  }
  yield* hardening(info);
  yield* resources(info);
  yield* sandboxImage(host);
  yield* baseImages(host);
}
