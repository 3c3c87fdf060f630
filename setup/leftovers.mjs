// What a run of the tests left on the engine: containers whose maker is dead. Removes nothing: what is left is a fault to see.
import { hostname } from 'node:os';
import process from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { get } from './docker.mjs';

const OWNER_LABEL = 'candor.owner'; // as in sandbox/spec.ts: machine/process id/random
const ASK_AGAIN_MS = 500;

function isDead(pid) {
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

async function orphans(host) {
  const filters = encodeURIComponent(JSON.stringify({ label: [OWNER_LABEL] }));
  const listed = await get(host, `/containers/json?all=1&filters=${filters}`);
  const lines = [];
  for (const { Id, Labels } of listed) {
    const [machine, pid] = Labels[OWNER_LABEL].split('/');
    if (machine !== hostname() || !isDead(Number(pid))) continue;
    const one = await get(host, `/containers/${Id}/json`); // old engines list some that are gone
    // Who is killed between creating and starting cannot do more about it; the next start of a sandbox removes that one.
    if (one && one.State.Status !== 'created') lines.push(`${Id.slice(0, 12)} of process ${pid}`);
  }
  return lines;
}

/**
 * Containers that run, or did, for dead processes of this machine: one line each. A supervisor ends when its maker does, and the engine then
 * removes it: `limitMs` is the time that this may take.
 */
export async function leftovers(host, limitMs = 60_000) {
  const until = Date.now() + limitMs;
  for (;;) {
    const lines = await orphans(host);
    if (lines.length === 0 || Date.now() > until) return lines;
    await setTimeout(ASK_AGAIN_MS);
  }
}
