// What the set-up prints, and how it ends when something is missing. Knows nothing of what it sets up.
import process from 'node:process';

const PARENT_LOOK_MS = 500;

/** A mistake that a person can act on: shown as a sentence, without a stack. */
export class Trouble extends Error {}

/** Prints one line of progress. */
export function say(text) {
  process.stdout.write(`candor: ${text}\n`);
}

/** Milliseconds as people read them. */
export function seconds(ms) {
  return ms < 60_000
    ? `${(ms / 1000).toFixed(1)} s`
    : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`;
}

/** Says what starts and how long it took; returns what `work` returns. */
export async function timed(what, work) {
  const start = Date.now();
  say(`${what} …`);
  const result = await work();
  say(`${what}: done in ${seconds(Date.now() - start)}`);
  return result;
}

/**
 * npm passes a signal to the shell that runs its script and ends; nobody tells us. So a lost parent counts as a signal,
 * but only under npm: a person may start us directly, and leave.
 */
function followParent() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, 'SIGTERM');
  }, PARENT_LOOK_MS);
  timer.unref();
}

/** Runs a script's body and ends the process with its exit code (undefined counts as 0; an error as 1). */
export async function script(body) {
  followParent();
  try {
    process.exit((await body()) ?? 0);
  } catch (error) {
    process.stderr.write(`\ncandor: ${error instanceof Trouble ? error.message : error.stack}\n`);
    process.exit(1);
  }
}
