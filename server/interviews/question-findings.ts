// What a run says about a question, as findings by field. Pure.
import type { Authored, CheckFinding } from '../../shared/authored.ts';
import { languageNames, type Language } from '../../shared/languages.ts';
import type { TestResult } from '../../shared/results.ts';
import type { Ran } from './question-check.ts';
import type { Tried } from './try-source.ts';

const shownTests = 3; // failed tests told of one program
const shownText = 400; // characters of what a compiler said
/** A reference that needs more than half of the time fails on a slow day; a fifth leaves room for a good answer. */
const least = { error: 2, warning: 5 };

const error = (field: string, message: string): CheckFinding => ({ field, severity: 'error', message });
const warning = (field: string, message: string): CheckFinding => ({ field, severity: 'warning', message });

export function ofReference({ question }: Authored, language: Language, tried: Tried): CheckFinding[] {
  const field = `solution.${language}`;
  if (tried.refused !== null) return [error(field, `does not compile: ${tried.refused.slice(0, shownText)}`)];
  if (tried.broken !== null)
    return [error('question.checker', `it failed: ${tried.broken.slice(0, shownText)}`)];
  const failed = tried.results.filter(({ passed }) => !passed);
  const tests = failed.filter(({ index }) => index < question.tests.length);
  const examples = failed.filter(({ index }) => index >= question.tests.length);
  const more =
    tests.length > shownTests ? [error(field, `fails ${tests.length - shownTests} more tests`)] : [];
  return [
    ...tests.slice(0, shownTests).map((test) => error(field, `fails "${test.name}": ${said(test)}`)),
    ...more,
    ...examples.map((test) =>
      error('question.statement', `${test.name} is not true: ${languageNames[language].label} ${said(test)}`),
    ),
    ...slack(field, tried),
  ];
}

function said({ reason, message, expected, actual }: TestResult): string {
  if (reason !== 'ok') return message.slice(0, shownText);
  return `gives ${(actual ?? 'nothing').slice(0, 100)}, expected is ${(expected ?? '').slice(0, 100)}`;
}

function slack(field: string, { slowestMs, limitMs }: Tried): CheckFinding[] {
  if (slowestMs * least.warning <= limitMs) return [];
  const told = `its slowest test needs ${Math.round(slowestMs)} of ${limitMs} ms`;
  return slowestMs * least.error > limitMs
    ? [error(field, `${told}: more than half of the limit`)]
    : [warning(field, `${told}: more than a fifth of the limit`)];
}

/** Where all references agree on another value, the test is what is wrong. */
export function agreements({ question }: Authored, ran: readonly Ran[]): CheckFinding[] {
  const references = ran.filter(({ step, tried }) => step.what === 'reference' && tried.refused === null);
  if (references.length < 2) return [];
  return question.tests.flatMap((_, index) => {
    const results = references.flatMap(({ tried }) => tried.results[index] ?? []);
    const [first] = results;
    const agreed =
      first !== undefined &&
      results.every((one) => !one.passed && one.reason === 'ok' && one.actual === first.actual);
    if (!agreed) return [];
    const field = `question.tests.${index}.${question.kind === 'stdin' ? 'stdout' : 'expected'}`;
    return [error(field, `all ${results.length} references give ${(first.actual ?? '').slice(0, 200)}`)];
  });
}

/** Starter code may have a bug, and a debugging question's has; it must not be the answer. */
export function ofStarter(language: Language, tried: Tried): CheckFinding[] {
  const field = `question.starter.${language}`;
  if (tried.refused !== null) return [error(field, `does not compile: ${tried.refused.slice(0, shownText)}`)];
  return tried.results.every(({ passed }) => passed) ? [error(field, 'passes every test as it is')] : [];
}

export function ofWrong({ wrong }: Authored, at: number, tried: Tried): CheckFinding[] {
  const field = `wrong.${at}`;
  if (tried.refused !== null)
    return [error(field, `does not compile, so it shows nothing: ${tried.refused.slice(0, shownText)}`)];
  const failed = new Set(tried.results.filter(({ passed }) => !passed).map(({ name }) => name));
  if (failed.size === 0) return [error(field, 'passes every test: add one that it fails')];
  const missed = (wrong[at]?.fails ?? []).filter((name) => !failed.has(name));
  if (missed.length > 0)
    return [error(`${field}.fails`, `it passes ${missed.map((m) => `"${m}"`).join(', ')}`)];
  return tried.results.every(({ passed }) => !passed)
    ? [warning(field, 'fails every test: it may be broken in another way than it says')]
    : [];
}
