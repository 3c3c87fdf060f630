// The reviewer on the bank's reference and wrong solutions: does its review agree with the tests, and how soon does it begin?
// With OPENAI_BASE_URL or OPENAI_API_KEY it asks that model, else the rules, and says so. BENCH_QUESTIONS=n, 10 by default.
import { join } from 'node:path';
import pino from 'pino';
import { imageTag } from '../sandbox/image/context.mjs';
import { createSandbox } from '../sandbox/sandbox.ts';
import { createModel } from '../server/ai/model.ts';
import { createModelReviewer, type ReviewPiece } from '../server/ai/reviewer.ts';
import { rubric } from '../server/ai/rubric.ts';
import { loadBank } from '../server/interviews/bank.ts';
import { verdictOf } from '../server/interviews/score.ts';
import { sourceFile } from '../server/interviews/source-file.ts';
import { resultOf } from '../server/interviews/test-result.ts';
import type { Evidence } from '../shared/evidence.ts';
import type { FunctionQuestion } from '../shared/question.ts';
import { median } from './programs/clock.ts';

const { OPENAI_BASE_URL: baseURL, OPENAI_API_KEY: apiKey, OPENAI_MODEL: name = 'gpt-4o-mini' } = process.env;
const log = pino({ level: 'silent' });
const sandbox = createSandbox({
  docker: { host: process.env['DOCKER_HOST'] ?? 'unix:///var/run/docker.sock' },
  image: imageTag(),
  runtime: 'runc',
  log,
});
let tokens = 0;
const model =
  baseURL || apiKey
    ? createModel(
        { apiKey: apiKey || 'none', model: name, ...(baseURL && { baseURL }) },
        { record: async (call) => void (tokens += call.tokensIn + call.tokensOut) },
      )
    : null;
const reviewer = model && createModelReviewer({ model, log });

/** As the server does it: all tests in one run, then the verdict. */
async function evidenceOf(
  question: FunctionQuestion,
  language: 'python' | 'javascript',
  source: string,
): Promise<Evidence> {
  const files = [sourceFile(language, 'function', source)];
  const inputs = question.tests.map(({ args }) => args);
  const { signature } = question;
  const job = { kind: 'function', language, files, signature, inputs } as const;
  const tests = [];
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(240_000) }))
    if (event.kind === 'outcome') tests.push(resultOf(question, event.outcome.index, event.outcome));
  const verdict = verdictOf(question, tests);
  return { question, language, source, compiled: null, tests, verdict, timeSpent: 60 };
}

async function* written(evidence: Evidence): AsyncGenerator<ReviewPiece, void, void> {
  if (reviewer) return yield* reviewer.review('bench', evidence, AbortSignal.timeout(120_000));
  const { feedback, strengths, improvements } = rubric(evidence);
  yield { kind: 'text', text: feedback };
  yield { kind: 'ended', strengths, improvements, questions: [], dropped: 0 };
}

/** A right solution is not said to fail, and a wrong one is. Of a model: by what its claims that held point at. */
function agrees({ verdict, tests }: Evidence, text: string, improvements: string[]): boolean {
  const failed = new Set(tests.filter((test) => !test.passed).map(({ index }) => index));
  const named = [...text.matchAll(/\btest (\d+)/g)].map(([, n]) => Number(n));
  const saysFailure =
    named.some((n) => failed.has(n)) || /fail|wrong|expected .*, got/i.test(improvements.join(' '));
  return verdict.status === 'correct' ? !saysFailure : saysFailure;
}

const bank = await loadBank(join(import.meta.dirname, '../questions'));
const count = Number(process.env['BENCH_QUESTIONS'] ?? '10');
const rows: { right: boolean; agreed: boolean; firstMs: number; wholeMs: number; dropped: number }[] = [];
const chosen = bank
  .list()
  .flatMap(({ question, ...rest }) =>
    question.kind === 'function' && typeof question.checker === 'string' ? [{ question, ...rest }] : [],
  )
  .slice(0, count);
for (const { question, solution, wrong } of chosen) {
  const sources = [
    ...(['python', 'javascript'] as const).map((language) => ({
      language,
      source: solution[language] ?? '',
    })),
    ...wrong.flatMap(({ language, source }) =>
      language === 'python' || language === 'javascript' ? [{ language, source }] : [],
    ),
  ];
  for (const { language, source } of sources) {
    // The first two lines of a wrong solution say what is wrong: nobody's reviewer is to read them.
    const evidence = await evidenceOf(
      question,
      language,
      source.replace(/^(#|\/\/) (Wrong|Fails): .*\n/gm, ''),
    );
    const started = performance.now();
    let [text, firstMs, dropped] = ['', Number.NaN, 0];
    let improvements: string[] = [];
    for await (const piece of written(evidence)) {
      if (Number.isNaN(firstMs)) firstMs = performance.now() - started;
      if (piece.kind === 'text') text += piece.text;
      else ({ improvements, dropped } = piece);
    }
    const wholeMs = performance.now() - started;
    const right = evidence.verdict.status === 'correct';
    rows.push({ right, agreed: agrees(evidence, text, improvements), firstMs, wholeMs, dropped });
  }
}
await sandbox.close();

const share = (right: boolean) => {
  const of = rows.filter((row) => row.right === right);
  return `${of.filter(({ agreed }) => agreed).length} of ${of.length}`;
};
console.log(
  model
    ? `Model ${model.nameFor('review')} at ${baseURL ?? 'the OpenAI API'}; ${tokens} tokens`
    : 'No model is configured (OPENAI_BASE_URL, OPENAI_API_KEY): these are the rules, which read the tests themselves',
);
console.log(`${rows.length} submissions of ${chosen.length} questions
agreement with the tests: right solutions ${share(true)}, wrong solutions ${share(false)}
first words: median ${median(rows.map(({ firstMs }) => firstMs)).toFixed(1)} ms; whole review: median ${median(rows.map(({ wholeMs }) => wholeMs)).toFixed(1)} ms
claims left out because they did not hold: ${rows.reduce((sum, { dropped }) => sum + dropped, 0)}`);
