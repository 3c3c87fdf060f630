// Starts the server from the environment, says where it is, and ends it well on SIGTERM and SIGINT.
import { type App, startApp, startRunner } from './app.ts';
import { readConfig } from './config.ts';
import { DatabaseUnavailable, FolderInUse } from './db/errors.ts';
import { createFaults } from './watching/faults.ts';
import { createLog } from './log.ts';

const FAULTS_MS = 1_000; // what waits for Sentry at the end
const EXIT_MS = 19_000; // closing has limits of its own that add up to less; this one is for a bug in them

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const config = readConfig(process.env);
if ('mistakes' in config) fail('the settings have mistakes', config.mistakes);
const faults = config.sentryDsn === null ? null : createFaults(config.sentryDsn, config.nodeEnv);
const log = createLog(config.logLevel, undefined, faults);

// A rejection nobody waits for is a bug of ours: logged whole; the process goes on, other rooms depend on it.
process.on('unhandledRejection', (error) => log.error({ err: error }, 'unhandled rejection'));

if (config.role === 'runner') {
  const runner = await startRunner(config, log);
  endWith(runner.close);
  say('Candor runner: waits for programs to run');
} else {
  const app = await startApp(config, { log }).catch(explain);
  endWith(app.close);
  say(`\nCandor is ready: ${app.publicUrl}`);
  if (config.apiKey === null) say(`  API key      ${app.apiKey.secret}`);
  if (config.role === 'all') await sayDemo(app);
}

function endWith(close: () => Promise<void>): void {
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.once(signal, () => {
      log.info({ signal }, 'closing');
      setTimeout(() => process.exit(1), EXIT_MS).unref();
      void close()
        .then(() => faults?.close(FAULTS_MS))
        .then(() => process.exit(0));
    });
}

async function sayDemo(app: App): Promise<void> {
  const links = await app.demo();
  say('A demo session to try it with:');
  say(`  candidate    ${links.candidate}`);
  say(`  interviewer  ${links.interviewer}`);
  say(`  observer     ${links.observer}`);
}

function explain(error: unknown): never {
  if (error instanceof DatabaseUnavailable)
    fail('the database cannot be reached, see DATABASE_URL', [error.message]);
  if (error instanceof FolderInUse) fail(error.message);
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
    fail(`port ${String('port' in error ? error.port : '')} is in use; set PORT to another one`);
  log.fatal({ err: error }, 'the server cannot start');
  fail('the server cannot start', [error instanceof Error ? error.message : String(error)]);
}

function fail(what: string, details: string[] = []): never {
  process.stderr.write(`Candor: ${[what, ...details].join('\n  ')}\n`);
  process.exit(1);
}
