// `node deploy/try.mjs`: brings the whole compose stack up beside whatever runs (own project, own ports), walks through it, kills
// a backend and a runner in the middle of work, and takes it down again. `--keep` leaves it. Not part of npm test.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { setDefaultCACertificates, getCACertificates } from 'node:tls';
import { ensureEngine } from '../setup/engine.mjs';
import { ensureImage } from '../setup/image.mjs';
import { ensureNode } from '../setup/node.mjs';
import { ensurePackages } from '../setup/packages.mjs';
import { ROOT } from '../setup/paths.mjs';
import { comparePins } from '../setup/pins.mjs';
import { onPath } from '../setup/programs.mjs';
import { Trouble, say, script, timed } from '../setup/say.mjs';
import { backedUp } from './backed-up.mjs';
import { pinsOf } from './pinned.mjs';
import { seen } from './seen.mjs';
import { ensureStandIns } from './stand-ins.mjs';
import { story } from './story.mjs';
import { until, walk } from './walk.mjs';

const BUILD_MS = 1_200_000;
const UP_MS = 300_000;
const PROJECT = 'candor-try';
const HTTPS_PORT = process.env.HTTPS_PORT ?? '18443';
const PROMETHEUS_PORT = process.env.PROMETHEUS_PORT ?? '19091';

function socketOf(host) {
  if (!host.startsWith('unix://')) throw new Trouble('the trial needs an engine on this machine');
  return host.slice('unix://'.length);
}

/** With the base images that are here, recorded by their content: none is taken by its tag. */
function settings(host, { sandboxImage, pins, folder }) {
  const socket = socketOf(host);
  const secret = () => randomBytes(24).toString('hex');
  return {
    ...process.env,
    DOCKER_HOST: host,
    DOCKER_SOCKET: socket,
    DOCKER_GID: String(statSync(socket).gid),
    DOCKER_BUILDKIT: '0',
    ...pins,
    SANDBOX_IMAGE: sandboxImage,
    SANDBOX_SLOTS: '2',
    CANDOR_IMAGE: 'candor:try',
    CANDOR_DOMAIN: 'localhost',
    HTTP_PORT: process.env.HTTP_PORT ?? '18080',
    HTTPS_PORT,
    PROMETHEUS_PORT,
    PUBLIC_PORT: `:${HTTPS_PORT}`,
    BACKUP_FOLDER: folder,
    POSTGRES_PASSWORD: secret(),
    CANDOR_SECRET: secret(),
    API_KEY: `ck_${secret()}`,
    LOG_LEVEL: 'info',
  };
}

/** Runs a program to its end and returns what it printed; throws with the end of it. */
function runner(env) {
  return (program, args, { limitMs = 60_000, may = false, input } = {}) => {
    const options = { cwd: ROOT, env, encoding: 'utf8', timeout: limitMs, maxBuffer: 256_000_000, input };
    const { status, stdout, stderr, error } = spawnSync(program, args, options);
    if (status === 0 || may) return stdout;
    const end = `${stdout}${stderr}`.trimEnd().split('\n').slice(-25).join('\n');
    throw new Trouble(`${program} ${args.slice(0, 4).join(' ')} failed: ${error?.message ?? ''}\n${end}`);
  };
}

/** The plug-in where there is one, else the older program of its own. */
function composeOf(run) {
  const plugin = run('docker', ['compose', 'version'], { may: true }).includes('ompose');
  const [program, first] = plugin ? ['docker', ['compose']] : [onPath('docker-compose'), []];
  if (program === null) throw new Trouble('install the compose plug-in, or docker-compose');
  return (args, options) => run(program, [...first, '-p', PROJECT, ...args], options);
}

/** Throws when anything runs that was not recorded. */
async function checkPins(host, pins) {
  const { running, other } = await comparePins(host, pins);
  if (running === 0 || other.length > 0) throw new Trouble(`${running} containers; ${other.join('; ')}`);
  say(`${running} containers run, each on the image that was recorded`);
}

/** From now on this process believes Caddy's own authority, and no other certificate of localhost. */
async function trust(compose) {
  const path = '/data/caddy/pki/authorities/local/root.crt';
  const read = () => compose(['exec', '-T', 'proxy', 'cat', path], { may: true });
  await until('the proxy has made its certificate', () => read().includes('BEGIN CERTIFICATE'));
  setDefaultCACertificates([...getCACertificates('default'), read()]);
}

await script(async () => {
  await ensureNode();
  await ensurePackages();
  const { host } = await ensureEngine();
  if (host === null) throw new Trouble('no Docker engine: set DOCKER_HOST or install one');
  const sandboxImage = await ensureImage(host);
  await ensureStandIns(host);
  const folder = mkdtempSync(join(tmpdir(), 'candor-try-'));
  const env = settings(host, { sandboxImage, pins: await pinsOf(host), folder });
  const run = runner(env);
  const compose = composeOf(run);
  const down = () =>
    compose(
      ['--profile', 'monitoring', '--profile', 'backup', 'down', '-v', '--remove-orphans', '-t', '25'],
      {
        limitMs: UP_MS,
        may: true,
      },
    );
  const base = ['--build-arg', `NODE_IMAGE=${env.NODE_IMAGE}`];
  const build = [
    'build',
    '--network',
    'host',
    ...base,
    '-f',
    'deploy/Dockerfile',
    '-t',
    env.CANDOR_IMAGE,
    '.',
  ];
  await timed('building the image', async () => run('docker', build, { limitMs: BUILD_MS }));
  down(); // what a killed trial left
  try {
    const scale = ['--scale', 'backend=3', '--scale', 'runner=2'];
    const up = ['--profile', 'monitoring', 'up', '-d', '--no-build', ...scale];
    await timed('bringing it up', async () => compose(up, { limitMs: UP_MS }));
    await trust(compose);
    await checkPins(host, env);
    const stack = { url: `https://localhost:${HTTPS_PORT}`, key: env.API_KEY, run, compose };
    await walk(stack);
    await story(stack);
    await seen(`http://127.0.0.1:${PROMETHEUS_PORT}`, { candor: 3, 'candor-runner': 2 });
    await backedUp({ ...stack, folder });
    say('the walk ended well');
  } catch (error) {
    process.stdout.write(compose(['ps'], { may: true }));
    process.stdout.write(compose(['logs', '--no-color', '--tail', '40'], { may: true }).slice(-20_000));
    throw error;
  } finally {
    if (!process.argv.includes('--keep')) down();
    rmSync(folder, { recursive: true, force: true });
  }
});
