// `npm test [-- vitest arguments]`: all the set-up, then every check and every test. The last line is the tally. What was
// started here is ended here, whatever happens.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import process from 'node:process';
import { audit } from './advisories.mjs';
import { cannotInstall, install } from './apt.mjs';
import { ensureEngine, missingForEngine } from './engine.mjs';
import { ensureImage } from './image.mjs';
import { leftovers } from './leftovers.mjs';
import { ensureNode } from './node.mjs';
import { ensurePackages } from './packages.mjs';
import { at, state } from './paths.mjs';
import { handOver, killMarked } from './programs.mjs';
import { missing } from './needs.mjs';
import { Trouble, say, script } from './say.mjs';
import { FORMAT, LINT, TYPES, runSteps } from './steps.mjs';
import { ensureWeb } from './web.mjs';

const WHOLE_LIMIT_MS = 28 * 60_000; // a run that takes longer is cut off, with the counts that are known
const LEFTOVER_MS = 45_000; // Vitest's own limit for ending a worker is far below
const KILLED = 137; // by watchForLeftovers, or at the very end
const CUT_GRACE_MS = 30_000; // for what runs to end after a signal
const NOTHING = { passed: 0, failed: 0, skipped: 0 };
const ONE_FAILED = { passed: 0, failed: 1, skipped: 0 };

async function ensurePrograms() {
  const wanted = [...missing(), ...(await missingForEngine())];
  if (wanted.length === 0) return;
  const obstacle = cannotInstall();
  if (obstacle === null) return install(wanted);
  say(
    `Tests need what is not here: ${wanted.join(', ')} (names of Debian packages). Not installed by us, as ${obstacle}.`,
  );
}

async function ensureSandbox(host) {
  if (host === null)
    throw new Trouble('The tests run programs in a real Docker engine, and there is none (see above).');
  process.env.DOCKER_HOST = host;
  await ensureImage(host);
}

function readTally(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { ...NOTHING };
}

/** A process that a test left behind can hold Vitest open after all tests have ended: then everything is ended here. */
function watchForLeftovers(tally) {
  let finished = 0;
  const timer = setInterval(() => {
    if (!readTally(tally).finished) return;
    finished ||= Date.now();
    if (Date.now() - finished < LEFTOVER_MS) return;
    clearInterval(timer);
    const left = killMarked(`CANDOR_TALLY=${tally}`);
    say(`the tests have ended, but processes of theirs had not:\n  ${left.join('\n  ')}`);
  }, 1000);
  return timer;
}

async function vitest(args, limitMs) {
  const tally = state('tally.json');
  rmSync(tally, { force: true });
  const script = at('node_modules', 'vitest', 'vitest.mjs');
  const reporters = ['--reporter=default', `--reporter=${at('setup', 'tally.mjs')}`];
  const env = { ...process.env, CANDOR_TALLY: tally };
  const watch = watchForLeftovers(tally);
  const ended = await handOver(process.execPath, [script, 'run', ...reporters, ...args], { env, limitMs });
  clearInterval(watch);
  killMarked(`CANDOR_TALLY=${tally}`);
  const counts = readTally(tally);
  // All tests were run and counted: the tally decides. Otherwise a run that broke without a failed test failed all the same.
  const code = counts.finished && counts.failed === 0 && ended === KILLED ? 0 : ended;
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return { code, counts };
}

/** Everything after the engine is there. A check that fails is one failure, and no test is run. */
async function checkAndTest(host, started) {
  const args = process.argv.slice(2);
  await ensureSandbox(host);
  await ensureWeb();
  const code = await runSteps(args.length > 0 ? [] : [...TYPES, ...LINT, ...FORMAT]);
  if (code !== 0) return { code, counts: ONE_FAILED };
  if (args.length === 0) await tellFlaws();
  const end = await vitest(args, Math.max(WHOLE_LIMIT_MS - (Date.now() - started), 60_000));
  return (await nothingIsLeft(host))
    ? end
    : { code: end.code || 1, counts: { ...end.counts, failed: end.counts.failed + 1 } };
}

/** One more check, after all tests: the engine holds no container that they made. */
async function nothingIsLeft(host) {
  const lines = await leftovers(host);
  say(`containers left by the tests: ${lines.length === 0 ? 'none' : lines.join('; ')}`);
  return lines.length === 0;
}

/** Told, not judged: a flaw that becomes known tomorrow must not turn yesterday's commit red. `npm run audit` judges. */
async function tellFlaws() {
  const { asked, serious, lines } = await audit();
  const known = `${lines.length} packages with known flaws, ${serious} serious`;
  say(`audit: ${asked ? known : 'the registry tells no flaws here'}`);
  for (const line of lines) say(`  ${line}`);
}

function printLast({ passed, failed, skipped }) {
  process.stdout.write(`${passed} passed, ${failed} failed, ${skipped} skipped\n`);
}

/** Resolves a while after a first signal: by then what runs, which gets the signal too, should have ended by itself. */
function cutOff() {
  return new Promise((resolve) => {
    const onSignal = () => setTimeout(() => resolve({ code: 130, counts: ONE_FAILED }), CUT_GRACE_MS).unref();
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, onSignal);
  });
}

await script(async () => {
  const started = Date.now();
  await ensureNode();
  if (process.env.CI) process.env.NO_COLOR = '1';
  let engine;
  let end = { code: 1, counts: ONE_FAILED };
  const work = async () => {
    await ensurePackages();
    await ensurePrograms();
    engine = await ensureEngine();
    return checkAndTest(engine.host, started);
  };
  try {
    end = await Promise.race([work(), cutOff()]);
  } catch (error) {
    process.stderr.write(`\ncandor: ${error instanceof Trouble ? error.message : error.stack}\n`);
  }
  await engine?.stop();
  printLast(end.counts);
  return end.code;
});
