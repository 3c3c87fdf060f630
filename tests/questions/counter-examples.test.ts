// Wrong solutions of the bank are broken by small inputs that the search finds: some here, all with FULL=1, or with
// `npm run bench -- counter-examples`, which prints how many tries it took and how small they are.
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { imageTag } from '../../sandbox/image/context.mjs';
import { createSandbox } from '../../sandbox/sandbox.ts';
import { createCounterExample } from '../../server/evidence/counter-example.ts';
import { loadBank } from '../../server/interviews/bank.ts';
import { sameValue } from '../../server/interviews/compare.ts';
import { belongs } from '../../shared/values.ts';

const limitMs = 240_000; // for one solution, on a busy machine
const every = process.env['FULL'] === '1' ? 1 : 14;

const sandbox = createSandbox({
  docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
  image: imageTag(),
  runtime: 'runc',
  log: { info() {}, warn() {} },
});
afterAll(() => sandbox.close());
const find = createCounterExample({ sandbox, limitMs });

const bank = await loadBank(join(import.meta.dirname, '../../questions'));
const wrong = bank
  .list()
  .flatMap(({ question, generator, solution, wrong: all }) =>
    question.kind === 'function' && generator !== null
      ? all.map((one) => ({ name: `${question.id}/${one.name}`, question, generator, solution, one }))
      : [],
  )
  .filter((_, i) => i % every === 0);

test.each(wrong)('$name', { timeout: limitMs }, async ({ question, generator, solution, one }) => {
  const reference = { language: 'python' as const, source: solution.python ?? '' };
  const { language, source } = one;
  const signal = AbortSignal.timeout(limitMs);
  const found = await find({ question, generator, reference, language, source }, signal);
  if (found === null) throw new Error('none was found');
  for (const [i, param] of question.signature.params.entries())
    expect(belongs(param.type, found.args[i] ?? null)).toBe(true);
  const { checker } = question;
  if (found.reason === 'ok' && typeof checker === 'string')
    expect(sameValue(checker, found.expected, found.actual)).toBe(false);
  expect(found.size).toBeLessThan(200);
});

test('nothing breaks a right solution', { timeout: limitMs }, async () => {
  const entry = bank.find('photo-row');
  if (entry?.question.kind !== 'function' || entry.generator === null) throw new Error('no such question');
  const reference = { language: 'python' as const, source: entry.solution.python ?? '' };
  const own = { language: 'javascript' as const, source: entry.solution.javascript ?? '' };
  const ask = { question: entry.question, generator: entry.generator, reference, ...own };
  expect(await find(ask, AbortSignal.timeout(limitMs))).toBeNull();
});
