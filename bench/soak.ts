// Interviews that come and go for SOAK_MINUTES (20): memory, open files and documents of a backend and a runner, a line a minute.
import { Console } from 'node:console';
import { keepGoing, openAll } from './load/crowd.ts';
import { install } from './load/servers.ts';

const MINUTES = Number(process.env['SOAK_MINUTES'] ?? '20');
const ROOMS = Number(process.env['SOAK_ROOMS'] ?? '20');
const WORK_MS = 40_000;
const MINUTE_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.max(ms, 0)));

const installation = await install(1);
const table: Record<string, string | number>[] = [];
let missing = 0;
const look = async (minute: number): Promise<void> => {
  const [web, runner] = await Promise.all([installation.nodes[0]?.figures(), installation.runner.figures()]);
  table.push({
    minute,
    'web RSS MB': (web?.rssMb ?? 0).toFixed(0),
    'web files': web?.openFiles ?? 0,
    'web documents': web?.documents ?? 0,
    'web CPU s': (web?.cpuSeconds ?? 0).toFixed(1),
    'runner RSS MB': runner.rssMb.toFixed(0),
    'runner files': runner.openFiles,
    'edits missing': missing,
  });
};
try {
  await look(0);
  for (let minute = 1; minute <= MINUTES; minute += 1) {
    const from = Date.now();
    const interviews = await openAll(installation, ROOMS);
    const stop = keepGoing(interviews);
    await pause(WORK_MS);
    await stop();
    await pause(1_000);
    for (const one of interviews) {
      missing += one.missing();
      one.close();
    }
    await pause(MINUTE_MS - (Date.now() - from)); // documents leave memory some seconds after the last one left
    await look(minute);
  }
} finally {
  await installation.stop();
}
process.stdout.write(`${ROOMS} new rooms a minute, each worked in for ${WORK_MS / 1000} s\n`);
new Console(process.stdout).table(table);
