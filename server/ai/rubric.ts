// Writes a review from evidence alone, by plain rules: tests, measured growth, warnings. Never quotes a hidden value.
// That no model was used is told by `model`, and by those who show it.
import { type Evidence, placeOf, type Review, type Warning } from '../../shared/evidence.ts';
import { languageNames } from '../../shared/languages.ts';
import type { TestResult } from '../../shared/results.ts';

const longFunctionLines = 60; // more than a screen
const shown = 3; // failed tests named; more are counted

/** Deterministic: the same evidence gives the same words. */
export function rubric(evidence: Evidence): Review {
  return {
    feedback: [summary(evidence), measured(evidence), before(evidence)].filter(Boolean).join(' '),
    strengths: strengths(evidence),
    improvements: improvements(evidence),
    model: null,
  };
}

function summary({ verdict, compiled, tests }: Evidence): string {
  if (compiled && !compiled.ok) return 'The program does not compile, so no test could run.';
  const count = `${verdict.passed} of ${verdict.total} tests pass`;
  switch (verdict.status) {
    case 'correct':
      return `All ${verdict.total} tests pass.`;
    case 'partial':
      return `${count} (score ${verdict.score}). ${kinds(tests)}`;
    case 'wrong':
      return `${count}. The program runs but its answers are wrong.`;
    case 'error':
      return `${count}. ${kinds(tests)}`;
  }
}

function measured({ findings }: Evidence): string {
  const growth = findings?.growth;
  return growth?.looks ? `Measured, its time ${growth.text}.` : '';
}

/** How it came about: figures for the reader, no praise. */
function before({ history = [] }: Evidence): string {
  const count = (one: string, ...what: string[]) => {
    const found = history.filter((tried) => what.includes(tried.what)).length;
    return found === 0 ? [] : [`${found} ${found === 1 ? one : `${one}s`}`];
  };
  const parts = [...count('run', 'run', 'test'), ...count('submission', 'submit'), ...count('hint', 'hint')];
  return parts.length === 0 ? '' : `Before it: ${parts.join(', ')}.`;
}

function strengths({ verdict, tests, source, language, findings }: Evidence): string[] {
  const visible = tests.filter((test) => !test.hidden);
  const hidden = tests.filter((test) => test.hidden);
  const found: string[] = [];
  if (visible.length > 0 && visible.every(passed)) found.push('Solves every example of the statement.');
  if (hidden.length > 0 && hidden.every(passed)) found.push(`Passes all ${hidden.length} hidden tests.`);
  if (verdict.passed > 0 && tests.every((test) => test.reason === 'ok'))
    found.push('Never crashes and stays inside the limits.');
  const growth = findings?.growth;
  if (growth && quick.has(growth.looks) && verdict.status === 'correct')
    found.push(
      `Stays quick on larger inputs: ${growth.looks === null ? growth.text.replace(/^[^:]*: /, '') : `its time ${growth.text}`}.`,
    );
  if (hasComments(source, language)) found.push('Explains itself with comments.');
  return found;
}

/** Null: too quick to tell. */
const quick = new Set<string | null>([null, 'slower than linear', 'linear']);
const steep = new Set<string | null>(['quadratic', 'cubic', 'steeper than cubic']);

function improvements({ compiled, tests, source, language, findings }: Evidence): string[] {
  if (compiled && !compiled.ok)
    return [
      `Make it compile: ${firstLine(compiled.text) || `see the ${languageNames[language].label} compiler’s output`}`,
    ];
  const failed = tests.filter((test) => !test.passed);
  const found = failed
    .filter((test) => !test.hidden)
    .slice(0, shown)
    .map(exampleAdvice);
  const hidden = failed.filter((test) => test.hidden);
  if (hidden.length > 0) found.push(hiddenAdvice(hidden));
  if (failed.some((test) => test.reason === 'time' || test.reason === 'wall'))
    found.push('Some tests run out of time: look for a way that does less work on large inputs.');
  if (failed.some((test) => test.reason === 'memory'))
    found.push('Some tests run out of memory: keep less at once.');
  const { growth = null, warnings = [] } = findings ?? {};
  if (growth && steep.has(growth.looks))
    found.push(`Its time ${growth.text}. Can each value be looked at fewer times?`);
  for (const warning of warnings.slice(0, shown)) found.push(warned(warning));
  if (warnings.length > shown) found.push(`${warnings.length - shown} more warnings of compiler and linter.`);
  if (source.split('\n').length > longFunctionLines)
    found.push('The solution is long: smaller functions with names of their own are easier to read.');
  return found;
}

function warned(warning: Warning): string {
  return `At ${placeOf(warning)}: ${warning.text.replace(/\.$/, '')}.`;
}

function exampleAdvice(test: TestResult): string {
  if (test.reason !== 'ok') return `${test.name}: ${firstLine(test.message) || test.reason}`;
  return `${test.name}: expected ${clip(test.expected)}, got ${clip(test.actual)}.`;
}

function hiddenAdvice(failed: TestResult[]): string {
  const count = failed.length === 1 ? 'One hidden test fails' : `${failed.length} hidden tests fail`;
  return `${count}: think about empty, smallest, largest and repeated values.`;
}

/** How many failed in which way, in words. */
function kinds(tests: readonly TestResult[]): string {
  const failed = tests.filter((test) => !test.passed);
  const words = {
    wrong: failed.filter((test) => test.reason === 'ok').length,
    crashed: failed.filter((test) => ['exit', 'signal'].includes(test.reason)).length,
    late: failed.filter((test) => ['time', 'wall'].includes(test.reason)).length,
  };
  const parts = [
    words.wrong > 0 ? `${words.wrong} give a wrong answer` : '',
    words.crashed > 0 ? `${words.crashed} raise an error` : '',
    words.late > 0 ? `${words.late} run out of time` : '',
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Of those that fail, ${parts.join(', ')}.`;
}

function hasComments(source: string, language: Evidence['language']): boolean {
  const comment = language === 'python' ? /^#|"""/ : /^(\/\/|\/\*)/;
  const lines = source.replaceAll('Write your solution here', '').split('\n');
  return lines.map((line) => line.trim()).some((line) => comment.test(line) && line !== '#' && line !== '//');
}

function passed(test: TestResult): boolean {
  return test.passed;
}
function firstLine(text: string): string {
  return text.trim().split('\n')[0]?.slice(0, 200) ?? '';
}
function clip(text: string | null): string {
  const plain = text?.trim() ?? '';
  if (plain === '') return 'nothing';
  return plain.length > 120 ? `${plain.slice(0, 120)}…` : plain;
}
