// The sandbox's job for some of a question's tests. Expected values never get into it. Runs nothing.
import type { Job } from '../../sandbox/job.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Language } from '../../shared/languages.ts';
import type { Question } from '../../shared/question.ts';
import { sourceFiles } from './source-file.ts';

/** `chosen`: places in the question's tests, in the order in which they are to run. */
export function testJob(
  question: Question,
  ask: { language: Language; source: string; files?: readonly CodeFile[] | undefined },
  chosen: readonly number[],
): Job {
  const { language } = ask;
  if (question.kind === 'stdin') {
    const inputs = chosen.map((index) => question.tests[index]?.stdin ?? '');
    return { kind: 'stdin', language, files: sourceFiles(language, 'program', ask), inputs };
  }
  const inputs = chosen.map((index) => question.tests[index]?.args ?? []);
  const files = sourceFiles(language, 'function', ask);
  return { kind: 'function', language, files, signature: question.signature, inputs };
}
