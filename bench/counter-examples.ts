// Every wrong solution of the built-in bank that has a generator: is a counter-example found, after how many tries, how small?
// `BENCH_ONLY=photo-row,carousel` for some questions. Ends with 1 when one is not found.
import { join } from 'node:path';
import pino from 'pino';
import { imageTag } from '../sandbox/image/context.mjs';
import { createSandbox } from '../sandbox/sandbox.ts';
import { createCounterExample } from '../server/evidence/counter-example.ts';
import { loadBank } from '../server/interviews/bank.ts';
import { median } from './programs/clock.ts';

const sandbox = createSandbox({
  docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
  image: imageTag(),
  runtime: 'runc',
  log: pino({ level: 'silent' }),
});
const find = createCounterExample({ sandbox, limitMs: 180_000 });
const only = process.env['BENCH_ONLY']?.split(',') ?? null;
const bank = await loadBank(join(import.meta.dirname, '../questions'));

const found: { tries: number; size: number; ms: number }[] = [];
const missed: string[] = [];
for (const { question, generator, solution, wrong } of bank.list()) {
  const reference = solution.python;
  if (question.kind !== 'function' || generator === null || reference === undefined) continue;
  if (only && !only.includes(question.id)) continue;
  for (const { name, language, source } of wrong) {
    const started = performance.now();
    const ask = { question, generator, reference: { language: 'python' as const, source: reference } };
    const counter = await find({ ...ask, language, source }, AbortSignal.timeout(240_000));
    const ms = performance.now() - started;
    const title = `${question.id}/${name}`.padEnd(52);
    if (counter) {
      found.push({ tries: counter.tries, size: counter.size, ms });
      const { tries, shrunk, size, args, reason } = counter;
      console.log(
        `${title} tries ${tries}+${shrunk}, size ${size}, ${(ms / 1_000).toFixed(1)} s, ${reason} ${JSON.stringify(args).slice(0, 110)}`,
      );
    } else {
      missed.push(title.trim());
      console.log(`${title} NOT FOUND, ${(ms / 1_000).toFixed(1)} s`);
    }
  }
}
await sandbox.close();
const sizes = found.map(({ size }) => size).toSorted((a, b) => a - b);
console.log(`
counter-examples found: ${found.length} of ${found.length + missed.length} wrong solutions that have a generator
tries, median: ${median(found.map(({ tries }) => tries))}; time, median: ${(median(found.map(({ ms }) => ms)) / 1_000).toFixed(1)} s
sizes (values in the input): median ${median(sizes)}, smallest ${sizes[0]}, largest ${sizes.at(-1)}; 90% are at most ${sizes[Math.floor(sizes.length * 0.9)]}
not found: ${missed.join(', ') || 'none'}`);
process.exit(missed.length === 0 ? 0 : 1);
