// The sandbox, direct and by REST, beside plain processes of the host (the floor), a cold `docker run`, and Piston and
// go-judge where PISTON_URL and GO_JUDGE_URL say where they are. Medians of one run; judge ratios, not milliseconds.
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { imageTag } from '../sandbox/image/context.mjs';
import type { Job } from '../sandbox/job.ts';
import { createSandbox } from '../sandbox/sandbox.ts';
import { type Language, languages } from '../shared/languages.ts';
import type { Engine, Took } from './engines/engine.ts';
import { createGoJudge } from './engines/go-judge.ts';
import { createColdDocker, createFloor, versionOf } from './engines/host.ts';
import { idleMemory } from './engines/idle.ts';
import { createOurs, finish, startRest } from './engines/ours.ts';
import { createPiston } from './engines/piston.ts';
import { each, median } from './programs/clock.ts';
import { doubles, hellos } from './programs/hello.ts';
import { throughput } from './programs/throughput.ts';

const host = process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock';
const image = process.env['SANDBOX_IMAGE'] ?? imageTag();
const n = Number(process.env['BENCH_RUNS'] ?? '9');
const refillMs = 1_500; // so that a warm container is there again, as between two runs of an interview
const cpus = Math.min(2, availableParallelism()); // the limit lifted, as the peers run
const folder = mkdtempSync(join(tmpdir(), 'candor-bench-'));
const sandbox = createSandbox({
  docker: { host },
  image,
  runtime: 'runc',
  log: pino({ level: 'silent' }),
});
const rest = await startRest(cpus);
const floor = createFloor(folder);
const lifted = createOurs('ours', sandbox, { cpus });
const { PISTON_URL: piston, GO_JUDGE_URL: goJudge } = process.env;
const engines: Engine[] = [
  floor,
  createColdDocker(host, image),
  ...(piston ? [createPiston(piston)] : []),
  ...(goJudge ? [createGoJudge(goJudge)] : []),
  lifted,
  createOurs('at 0.5 CPU', sandbox, {}),
  createOurs('compiled', sandbox, { cpus, scope: 'bench' }),
  rest,
];

interface Cell {
  first: number | null;
  end: number;
}

/** Medians; null where the engine does not have the language. */
async function cell(engine: Engine, language: Language): Promise<Cell | null> {
  if ((await engine.hello(language)) === null) return null; // and the first of a kind finds nothing warm
  await engine.hello(language);
  const took: Took[] = [];
  const pause = engine === floor ? 0 : refillMs;
  await each(n, pause, async () => {
    const one = await engine.hello(language);
    if (one) took.push(one);
  });
  const firsts = took.flatMap(({ first }) => (first === null ? [] : [first]));
  return {
    first: firsts.length > 0 ? median(firsts) : null,
    end: median(took.map(({ end }) => end)),
  };
}

const width = 13;
const show = (ms: number | null | undefined) => (ms == null ? '-' : ms.toFixed(0)).padStart(width);
const ratio = (a: number | undefined, b: number | undefined) =>
  (a === undefined || b === undefined ? '-' : `${(a / b).toFixed(2)} x`).padStart(width);

async function helloTable(): Promise<Map<string, Cell | null>> {
  const found = new Map<string, Cell | null>();
  console.log(`hello, ms until the end; ours with ${cpus} CPUs where nothing else is said`);
  const heads = [...engines.map(({ name }) => name), 'first byte', 'REST/floor'];
  console.log(''.padEnd(12), ...heads.map((head) => head.padStart(width)));
  for (const language of languages) {
    const cells = new Map<string, Cell | null>();
    for (const engine of engines) cells.set(engine.name, await cell(engine, language));
    for (const [name, one] of cells) found.set(`${name} ${language}`, one);
    const ends = engines.map(({ name }) => show(cells.get(name)?.end));
    const last = ratio(cells.get('REST')?.end, cells.get('floor')?.end);
    console.log(language.padEnd(12), ...ends, show(cells.get('ours')?.first), last);
  }
  return found;
}

/** Fifty tests of one submission; fifty single ones of ours, and fifty hellos of the quickest other engine. */
async function suiteRow(
  language: Language,
  hello: (engine: string) => Cell | null | undefined,
): Promise<void> {
  const signature = { name: 'twice', params: [{ name: 'n', type: 'int' as const }], returns: 'int' as const };
  const job = (inputs: number[][]): Job => {
    const common = { language, files: [doubles[language]], limits: { cpus } };
    return { kind: 'function', ...common, signature, inputs };
  };
  const fifty = Array.from({ length: 50 }, (_, i) => [i]);
  await finish(sandbox, job(fifty));
  const took = await each(3, refillMs, async () => void (await finish(sandbox, job(fifty))));
  const suite = median(took);
  const singles = await each(5, 0, async () => void (await finish(sandbox, job([[1]]))));
  const ours = singles.reduce((sum, ms) => sum + ms, 0) * (50 / singles.length);
  const others = engines.flatMap(({ name }) =>
    ['ours', 'at 0.5 CPU', 'compiled', 'REST'].includes(name) ? [] : (hello(name)?.end ?? []),
  );
  const best = others.length > 0 ? Math.min(...others) * 50 : undefined;
  const cells = [show(suite), show(ours), ratio(ours, suite), show(best), ratio(best, suite)];
  console.log(language.padEnd(12), ...cells);
}

for (const language of languages)
  if (hellos[language].host)
    console.log(`floor, ${language}: ${versionOf(language) ?? 'not on this machine'}`);
const found = await helloTable();
console.log(
  '\n50 function tests in one submission, and 50 single executions: of ours, of the quickest other; ms',
);
console.log(''.padEnd(12), ...['together', 'singles', '', 'other', ''].map((head) => head.padStart(width)));
for (const language of languages) await suiteRow(language, (name) => found.get(`${name} ${language}`));

await throughput(sandbox);
await new Promise((resolve) => setTimeout(resolve, 3 * refillMs));
const idle = await idleMemory(host);
console.log(`a warm container that waits: ${median(idle).toFixed(1)} MB (of ${idle.length})`);
await rest.stop();
await sandbox.close();
rmSync(folder, { recursive: true });
