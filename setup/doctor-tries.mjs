// What `npm run doctor -- --full` tries on the engine itself: programs that attack it, and how long a short one takes.
import process from 'node:process';
import { findEngine } from './engine.mjs';
import { ensureImage } from './image.mjs';
import { at } from './paths.mjs';
import { handOver } from './programs.mjs';

const ATTACKS_MS = 15 * 60_000;
const SPEED_MS = 10 * 60_000;

async function engine() {
  const { host } = await findEngine();
  if (host === null) return false;
  process.env.DOCKER_HOST = host;
  await ensureImage(host);
  return true;
}

/** Prints the attacks one by one, then yields their verdict. */
export async function* tryAttacks() {
  if (!(await engine())) return; // said already
  const vitest = at('node_modules', 'vitest', 'vitest.mjs');
  const code = await handOver(process.execPath, [vitest, 'run', 'tests/attacks'], { limitMs: ATTACKS_MS });
  yield {
    verdict: code === 0 ? 'good' : 'bad',
    name: 'attacks',
    found: code === 0 ? 'every one failed' : 'some did not fail as they must, see above',
    todo: 'do not run strangers’ programs here before you know why',
  };
}

/** Prints the table, then yields that it could be measured. */
export async function* trySpeed() {
  if (!(await engine())) return;
  const env = { ...process.env, BENCH_RUNS: '3' };
  const code = await handOver(process.execPath, [at('bench', 'sandbox.ts')], { env, limitMs: SPEED_MS });
  yield {
    verdict: code === 0 ? 'good' : 'bad',
    name: 'speed',
    found: code === 0 ? 'see the table above' : 'could not be measured, see above',
    todo: 'the programs above did not run as they must',
  };
}
