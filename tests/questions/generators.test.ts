// The bank's generators in the real sandbox: their inputs fit the signature, and two references written apart from each
// other agree on them. A quarter of the questions, all of them with FULL=1.
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Job } from '../../sandbox/job.ts';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { imageTag } from '../../sandbox/image/context.mjs';
import { loadBank } from '../../server/interviews/bank.ts';
import { sameValue } from '../../server/interviews/compare.ts';
import { GeneratorError, generatorJob, readGenerated } from '../../server/interviews/generated.ts';
import { sourceFile } from '../../server/interviews/source-file.ts';
import type { FunctionQuestion } from '../../shared/question.ts';
import type { Value } from '../../shared/values.ts';
import { belongs } from '../../shared/values.ts';

const limitMs = 300_000; // for one question, on a busy machine
const full = process.env['FULL'] === '1';
const wishes = [1, 2, 3, 5, 8, 13, 40, 200].flatMap((size) => [1, 2, 3].map((seed) => ({ size, seed })));

const bank = await loadBank(join(import.meta.dirname, '../../questions'));
const all = bank.list().filter((entry) => entry.question.kind === 'function');
const chosen = full
  ? all
  : bank.choose({ count: Math.ceil(all.length / 4), exclude: stdinIds(), seed: 'generated' }).entries;

function stdinIds(): string[] {
  return bank.list().flatMap(({ question }) => (question.kind === 'stdin' ? [question.id] : []));
}

const sandbox = createSandbox({
  docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
  image: imageTag(),
  runtime: 'runc',
  log: { info() {}, warn() {} },
});
afterAll(() => sandbox.close());

async function run(job: Job): Promise<{ stdout: string; values: Value[] }> {
  let stdout = '';
  const values: Value[] = [];
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(limitMs) })) {
    if (event.kind === 'output' && event.stream === 'stdout') stdout += event.text;
    if (event.kind === 'outcome') {
      expect(event.outcome.reason, event.outcome.message).toBe('ok');
      values[event.outcome.index] = event.outcome.value;
    }
    if (event.kind === 'ended') expect(event.end.reason, event.end.message).toBe('ok');
  }
  return { stdout, values };
}

async function answers(
  question: FunctionQuestion,
  language: 'python' | 'javascript',
  source: string | undefined,
  inputs: Value[][],
): Promise<Value[]> {
  const files = [sourceFile(language, 'function', source ?? '')];
  return (await run({ kind: 'function', language, files, signature: question.signature, inputs })).values;
}

test('every question with a function has a generator', () => {
  expect(all.filter((entry) => entry.generator === null).map((entry) => entry.question.id)).toEqual([]);
});

describe.concurrent(
  `Generated inputs, ${full ? 'all questions' : 'a quarter of the questions (FULL=1: all)'}`,
  () => {
    const named = chosen.map((entry) => [entry.question.id, entry] as const);
    test.each(named)('%s: two references agree', { timeout: limitMs }, async (_, entry) => {
      const { question, generator, solution } = entry;
      if (question.kind !== 'function' || generator === null) throw new Error('no function, or no generator');
      const { stdout } = await run(generatorJob(generator, wishes));
      const inputs = readGenerated(stdout, question.signature, wishes.length);
      for (const input of inputs) {
        for (const [i, param] of question.signature.params.entries()) {
          expect(belongs(param.type, input[i] ?? null), `${param.name} of ${JSON.stringify(input)}`).toBe(
            true,
          );
        }
      }
      const python = await answers(question, 'python', solution.python, inputs);
      const javascript = await answers(question, 'javascript', solution.javascript, inputs);
      for (const [i, input] of inputs.entries()) {
        const comparison = typeof question.checker === 'string' ? question.checker : 'exact';
        const same = sameValue(comparison, python[i] ?? null, javascript[i] ?? null);
        expect(
          same,
          `${JSON.stringify(input)}: ${JSON.stringify(python[i])}, ${JSON.stringify(javascript[i])}`,
        ).toBe(true);
      }
    });
  },
);

test('what a broken generator prints is refused', () => {
  const signature = { name: 'f', params: [{ name: 'x', type: 'int' as const }], returns: 'int' as const };
  expect(readGenerated('[1]\n[2]\n', signature, 2)).toEqual([[1], [2]]);
  for (const bad of ['[1]\n', '[1]\n[1,2]\n', '[1]\n{}\n', '[1]\nundefined\n', '[1]\n[1']) {
    expect(() => readGenerated(bad, signature, 2)).toThrow(GeneratorError);
  }
});
