// Builds the sandbox image when the one for these sources is missing. What is in it: sandbox/image.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { imageTag, writeContext } from '../sandbox/image/context.mjs';
import { ensureBase } from './base.mjs';
import { forget, get, image, long } from './docker.mjs';
import { bringNode } from './node.mjs';
import { ROOT } from './paths.mjs';
import { timed } from './say.mjs';

const SILENCE_MS = 900_000; // a single step downloads some hundred megabytes and prints nothing until then
const PROXIES = ['http_proxy', 'https_proxy', 'no_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY'];
const WIDTH = 110;
const OWNER = 'candor.root'; // marks the images of this folder: only these are ever deleted

function query(tag) {
  const proxies = PROXIES.filter((name) => process.env[name]).map((name) => [name, process.env[name]]);
  return new URLSearchParams({
    t: tag,
    rm: '1',
    forcerm: '1',
    networkmode: 'host',
    buildargs: JSON.stringify(Object.fromEntries(proxies)),
    labels: JSON.stringify({ [OWNER]: ROOT }),
  });
}

/** Prints the builder's steps, one short line each; all the rest of its talk only when it fails. */
async function build(host, tag) {
  const talk = [];
  const onLine = ({ stream }) => {
    if (stream === undefined) return;
    talk.push(stream);
    if (talk.length > 200) talk.shift();
    if (/^Step \d+/.test(stream))
      process.stdout.write(`  ${stream.trim().replaceAll(/\s+/g, ' ').slice(0, WIDTH)}\n`);
  };
  const folder = mkdtempSync(join(tmpdir(), 'candor-context-'));
  try {
    writeContext(folder);
    const tar = spawn('tar', ['-C', folder, '-c', '.'], { stdio: ['ignore', 'pipe', 'inherit'] });
    const sent = { body: tar.stdout, type: 'application/x-tar', limitMs: SILENCE_MS };
    await long(host, `/build?${query(tag)}`, { ...sent, onLine });
  } catch (error) {
    process.stdout.write(`${talk.join('').trimEnd().split('\n').slice(-30).join('\n')}\n`);
    throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function forgetOthers(host, tag) {
  const filters = JSON.stringify({ label: [`${OWNER}=${ROOT}`] });
  const ours = (await get(host, `/images/json?filters=${encodeURIComponent(filters)}`)) ?? [];
  const others = ours
    .flatMap((one) => one.RepoTags ?? [])
    .filter((name) => name !== tag && name !== '<none>:<none>');
  for (const other of others) await forget(host, other);
}

/** Returns the image's name. Quick when it is there already: one call. */
export async function ensureImage(host) {
  await bringNode('the sandbox has a Node of its own'); // part of the image: its name depends on it
  const tag = imageTag();
  if ((await image(host, tag)) !== null) return tag;
  await ensureBase(host);
  const what = `building the sandbox image ${tag} (the compilers of all languages: some minutes)`;
  await timed(what, () => build(host, tag));
  await forgetOthers(host, tag);
  return tag;
}
