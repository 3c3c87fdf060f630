// The evidence of one solution, as the server gathers it: all tests in one run, then the verdict. Knows no reviewer.
import type { Sandbox } from '../../sandbox/job.ts';
import { verdictOf } from '../../server/interviews/score.ts';
import { sourceFile } from '../../server/interviews/source-file.ts';
import { resultOf } from '../../server/interviews/test-result.ts';
import type { Evidence } from '../../shared/evidence.ts';
import type { Language } from '../../shared/languages.ts';
import type { FunctionQuestion } from '../../shared/question.ts';

const limitMs = 240_000; // of one run

export interface Solution {
  language: Language;
  source: string;
}

/** Throws what the sandbox throws. */
export async function evidenceOf(
  sandbox: Pick<Sandbox, 'run'>,
  question: FunctionQuestion,
  { language, source }: Solution,
): Promise<Evidence> {
  const files = [sourceFile(language, 'function', source)];
  const inputs = question.tests.map(({ args }) => args);
  const { signature } = question;
  const job = { kind: 'function', language, files, signature, inputs } as const;
  const tests = [];
  let compiled: Evidence['compiled'] = null;
  for await (const event of sandbox.run(job, { signal: AbortSignal.timeout(limitMs) })) {
    if (event.kind === 'compiled') compiled = { ok: event.ok, text: event.text };
    if (event.kind === 'outcome') tests.push(resultOf(question, event.outcome.index, event.outcome));
  }
  const verdict = verdictOf(question, tests);
  return { question, language, source, compiled, tests, verdict, timeSpent: 60 };
}

/** Without the first two lines of a wrong solution, which say what is wrong: nobody's reviewer is to read them. */
export function withoutConfession(source: string): string {
  return source.replace(/^(#|\/\/) (Wrong|Fails): .*\n/gm, '');
}
