// What the rules write of right, slow and wrong solutions; of a model's reviews, whether they agree with the tests, and how soon.
// A model is asked when OPENAI_BASE_URL or OPENAI_API_KEY is set, else that part is left out. BENCH_QUESTIONS=n, 10 by default.
import { join } from 'node:path';
import pino from 'pino';
import { imageTag } from '../sandbox/image/context.mjs';
import { createSandbox } from '../sandbox/sandbox.ts';
import { createModel } from '../server/ai/model.ts';
import { createModelReviewer } from '../server/ai/reviewer.ts';
import { type BuiltInBank, loadBank } from '../server/interviews/bank.ts';
import type { FolderEntry } from '../server/interviews/question-folder.ts';
import type { Evidence } from '../shared/evidence.ts';
import { median } from './programs/clock.ts';
import { evidenceOf, type Solution, withoutConfession } from './reviews/evidence.ts';
import { printRules } from './reviews/rules.ts';

const { OPENAI_BASE_URL: baseURL, OPENAI_API_KEY: apiKey, OPENAI_MODEL: name = 'gpt-4o-mini' } = process.env;
const log = pino({ level: 'silent' });
const sandbox = createSandbox({
  docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
  image: imageTag(),
  runtime: 'runc',
  log,
});
/** A right solution is not said to fail, and a wrong one is. Of a model: by what its claims that held point at. */
function agrees({ verdict, tests }: Evidence, text: string, improvements: string[]): boolean {
  const failed = new Set(tests.filter((test) => !test.passed).map(({ index }) => index));
  const named = [...text.matchAll(/\btest (\d+)/g)].map(([, n]) => Number(n));
  const saysFailure =
    named.some((n) => failed.has(n)) || /fail|wrong|expected .*, got/i.test(improvements.join(' '));
  return verdict.status === 'correct' ? !saysFailure : saysFailure;
}

/** The questions whose answers are compared as they are. */
function questionsOf(bank: BuiltInBank, count: number) {
  return bank
    .list()
    .flatMap(({ question, ...rest }) =>
      question.kind === 'function' && typeof question.checker === 'string' ? [{ question, ...rest }] : [],
    )
    .slice(0, count);
}

function solutionsOf({ solution, wrong }: Pick<FolderEntry, 'solution' | 'wrong'>): Solution[] {
  const both = ['python', 'javascript'] as const;
  return [
    ...both.map((language) => ({ language, source: solution[language] ?? '' })),
    ...wrong.filter(({ language }) => both.some((one) => one === language)),
  ];
}

async function measureModel(bank: BuiltInBank): Promise<void> {
  let tokens = 0;
  const settings = { apiKey: apiKey || 'none', model: name, ...(baseURL && { baseURL }) };
  const record = async (call: { tokensIn: number; tokensOut: number }) =>
    void (tokens += call.tokensIn + call.tokensOut);
  const model = createModel(settings, { record });
  const reviewer = createModelReviewer({ model, log });
  const rows: { right: boolean; agreed: boolean; firstMs: number; wholeMs: number; dropped: number }[] = [];
  const chosen = questionsOf(bank, Number(process.env['BENCH_QUESTIONS'] ?? '10'));
  for (const { question, ...rest } of chosen)
    for (const { language, source } of solutionsOf(rest)) {
      const solution = { language, source: withoutConfession(source) };
      const evidence = await evidenceOf(sandbox, question, solution);
      const started = performance.now();
      let [text, firstMs, dropped] = ['', Number.NaN, 0];
      let improvements: string[] = [];
      for await (const piece of reviewer.review('bench', evidence, AbortSignal.timeout(120_000))) {
        if (Number.isNaN(firstMs)) firstMs = performance.now() - started;
        if (piece.kind === 'text') text += piece.text;
        else ({ improvements, dropped } = piece);
      }
      const wholeMs = performance.now() - started;
      const right = evidence.verdict.status === 'correct';
      rows.push({ right, agreed: agrees(evidence, text, improvements), firstMs, wholeMs, dropped });
    }
  const share = (right: boolean) => {
    const of = rows.filter((row) => row.right === right);
    return `${of.filter(({ agreed }) => agreed).length} of ${of.length}`;
  };
  const ms = (times: number[]) => `median ${median(times).toFixed(1)} ms`;
  console.log(`Model ${model.nameFor('review')} at ${baseURL ?? 'the OpenAI API'}; ${tokens} tokens
${rows.length} submissions of ${chosen.length} questions
agreement with the tests: right solutions ${share(true)}, wrong solutions ${share(false)}
first words: ${ms(rows.map(({ firstMs }) => firstMs))}; whole review: ${ms(rows.map(({ wholeMs }) => wholeMs))}
claims left out because they did not hold: ${rows.reduce((sum, { dropped }) => sum + dropped, 0)}`);
}

try {
  const bank = await loadBank(join(import.meta.dirname, '../questions'));
  await printRules(sandbox, (id) => bank.find(id));
  console.log('');
  if (baseURL || apiKey) await measureModel(bank);
  else console.log('No model is configured (OPENAI_BASE_URL, OPENAI_API_KEY): its reviews are not measured');
} finally {
  await sandbox.close();
}
