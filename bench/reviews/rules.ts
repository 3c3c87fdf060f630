// What the rules write, without any model, of a correct, a slow and a wrong solution of bank questions: printed as one table.
import type { Sandbox } from '../../sandbox/job.ts';
import { rubric } from '../../server/ai/rubric.ts';
import { compilerWarnings } from '../../server/ai/warnings.ts';
import { createGrowthMeter } from '../../server/evidence/growth-meter.ts';
import { createLinter } from '../../server/evidence/linter.ts';
import type { FolderEntry } from '../../server/interviews/question-folder.ts';
import { type Evidence, placeOf } from '../../shared/evidence.ts';
import { languageNames } from '../../shared/languages.ts';
import type { FunctionQuestion } from '../../shared/question.ts';
import { evidenceOf, type Solution, withoutConfession } from './evidence.ts';
import { slow } from './slow.ts';

type Find = (questionId: string) => FolderEntry | null;
const limitMs = 120_000; // of growth and linter, each

const row = (question: string, solution: string, language: string, score: string, tests: string): string =>
  `${question.padEnd(12)}${solution.padEnd(10)}${language.padEnd(12)}${score.padStart(5)}${tests.padStart(9)}`;
const line = (what: string, text: string): string => `    ${what.padEnd(14)}${text}`;

/** Runs three solutions of each question that has a slow one in slow.ts. Throws what the sandbox throws. */
export async function printRules(sandbox: Pick<Sandbox, 'run'>, find: Find): Promise<void> {
  const look = createLooking(sandbox, find);
  console.log(
    `What the rules write, no model is asked\n${row('question', 'solution', 'language', 'score', 'tests')}`,
  );
  for (const [id, slowOne] of Object.entries(slow)) {
    const entry = find(id);
    if (entry?.question.kind !== 'function') throw new Error(`no function question ${id} in the bank`);
    const { language } = slowOne;
    const [wrong] = entry.wrong;
    const solutions = {
      correct: { language, source: entry.solution[language] ?? '' },
      slow: slowOne,
      ...(wrong && { wrong: { language: wrong.language, source: withoutConfession(wrong.source) } }),
    };
    for (const [name, solution] of Object.entries(solutions))
      console.log(shown(name, await look(entry.question, solution)));
  }
}

/** As server/evidence/findings.ts, but it waits as long as it takes. */
function createLooking(sandbox: Pick<Sandbox, 'run'>, find: Find) {
  const measureGrowth = createGrowthMeter({ sandbox, find });
  const lint = createLinter({ sandbox });
  return async (question: FunctionQuestion, solution: Solution): Promise<Evidence> => {
    const evidence = await evidenceOf(sandbox, question, solution);
    const signal = AbortSignal.timeout(limitMs);
    const measured = evidence.verdict.passed > 0; // as the room's reviewer does
    const growth = measured ? await measureGrowth({ questionId: question.id, ...solution }, signal) : null;
    const compiler = compilerWarnings(solution.language, evidence.compiled?.text ?? '');
    return { ...evidence, findings: { growth, warnings: [...compiler, ...(await lint(solution, signal))] } };
  };
}

function shown(name: string, evidence: Evidence): string {
  const { question, language, verdict, findings } = evidence;
  const { label } = languageNames[language];
  const [improvement = 'none'] = rubric(evidence).improvements;
  const warnings = (findings?.warnings ?? []).map((one) => `${placeOf(one)}: ${one.text} (${one.rule})`);
  return [
    row(question.id, name, label, String(verdict.score), `${verdict.passed}/${verdict.total}`),
    line('growth', findings?.growth?.text ?? 'not measured: too few of the growing inputs ended in time'),
    line('improvement', improvement),
    line('warnings', warnings.join('; ') || 'none'),
  ].join('\n');
}
