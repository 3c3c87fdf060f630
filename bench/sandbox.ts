// The sandbox beside a plain process on the host (the floor) and a cold `docker run` of the same image, in one run.
// Medians; absolute times mean little on a shared machine, ratios more.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { imageTag } from '../sandbox/image/context.mjs';
import type { Job, Sandbox } from '../sandbox/job.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { type Language, languages } from '../shared/languages.ts';
import { each, median } from './programs/clock.ts';
import { hellos } from './programs/hello.ts';
import { throughput } from './throughput.ts';

const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
const image = imageTag();
const refillMs = 1_500; // so that a warm container is there again, as between two runs of an interview
const n = Number(process.env['BENCH_RUNS'] ?? '9');
const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
const sandbox: Sandbox = createSandbox({
  docker: { host },
  image,
  runtime: 'runc',
  log: pino({ level: 'silent' }),
});

async function finish(job: Job): Promise<void> {
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(120_000) }))
    if (event.kind === 'ended' && event.end.reason !== 'ok')
      throw new Error(`${job.language}: ${event.end.message}`);
}
const helloJob = (language: Language, cpus?: number): Job => ({
  kind: 'program',
  language,
  files: [hellos[language]?.file ?? { path: 'main', text: '' }],
  args: [],
  stdin: '',
  interactive: false,
  ...(cpus === undefined ? {} : { limits: { cpus } }),
});
const shell = (command: string) => async () =>
  void execFileSync('sh', ['-c', command], { cwd: folder, stdio: 'ignore' });
const show = (ms: number | null) => (ms === null ? '-' : ms.toFixed(0)).padStart(9);

async function helloRow(language: Language): Promise<void> {
  const hello = hellos[language];
  if (!hello) return;
  writeFileSync(join(folder, hello.file.path), hello.file.text);
  const installed =
    hello.host !== null && spawnSync('sh', ['-c', `command -v ${hello.host.needs}`]).status === 0;
  const floor = installed && hello.host ? median(await each(n, 0, shell(hello.host.command))) : null;
  await finish(helloJob(language)); // the first of a kind finds nothing warm
  await finish(helloJob(language, 2));
  const ours = median(await each(n, refillMs, () => finish(helloJob(language))));
  const lifted = median(await each(n, refillMs, () => finish(helloJob(language, 2))));
  const ratio = floor === null ? '-' : `${(lifted / floor).toFixed(2)} x`;
  console.log(language.padEnd(12), show(floor), show(ours), show(lifted), ratio.padStart(9));
}

async function suiteRow(language: Language, source: string): Promise<void> {
  const signature = {
    name: 'double',
    params: [{ name: 'n', type: 'int' as const }],
    returns: 'int' as const,
  };
  const inputs = Array.from({ length: 50 }, (_, i) => [i]);
  const job = (given: number[][]): Job => ({
    kind: 'function',
    language,
    files: [{ path: `solution.${language === 'python' ? 'py' : 'js'}`, text: source }],
    signature,
    inputs: given,
  });
  await finish(job(inputs));
  const suite = median(await each(3, refillMs, () => finish(job(inputs))));
  const singles = (await each(10, 0, () => finish(job([[1]])))).reduce((sum, ms) => sum + ms, 0) * 5;
  console.log(
    language.padEnd(12),
    show(suite),
    show(singles),
    `${(singles / suite).toFixed(1)} x`.padStart(9),
  );
}

console.log('hello, ms      floor  0.5 CPU    2 CPUs  to floor');
for (const language of languages) await helloRow(language);
const run = ['run', '--rm', '--network', 'none', '--entrypoint', 'python3', image, '-c', 'print("hello")'];
const cold = median(
  await each(3, 0, async () => void execFileSync('docker', ['-H', host, ...run], { stdio: 'ignore' })),
);
console.log(`cold docker run of python: ${cold.toFixed(0)} ms`);
console.log('\n50 function tests in one submission, and 50 submissions of one (10 measured, times 5), ms');
await suiteRow('python', 'def double(n):\n    return 2 * n\n');
await suiteRow('javascript', 'function double(n) {\n  return 2 * n;\n}\n');
await throughput(sandbox);
await sandbox.close();
rmSync(folder, { recursive: true });
