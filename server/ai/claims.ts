// What a model claims of a submission, and whether it holds: every claim names tests or lines, and each is looked up.
// Plain code: no model judges another.
import { z } from 'zod';
import type { Question } from '../../shared/question.ts';
import type { TestResult } from '../../shared/results.ts';
import { tellsHidden } from './leaks.ts';

const anchorSchema = z.union([
  z.object({ test: z.number().int(), passed: z.boolean() }),
  z.object({ lines: z.tuple([z.number().int(), z.number().int()]) }),
]);
export const claimSchema = z.object({
  kind: z.enum(['strength', 'improvement', 'question']),
  text: z.string().min(1).max(400),
  anchors: z.array(anchorSchema).max(8).default([]),
});
export type Claim = z.infer<typeof claimSchema>;

export interface Ground {
  question: Question;
  source: string;
  tests: TestResult[]; // whole
}

/** Null: the claim holds. Else why it is dropped. A question needs no anchor, since it claims nothing. */
export function whyDropped(claim: Claim, ground: Ground): string | null {
  const { source, tests } = ground;
  if (claim.kind !== 'question' && claim.anchors.length === 0) return 'it names no evidence';
  const lineCount = source.split('\n').length;
  for (const anchor of claim.anchors) {
    if ('lines' in anchor) {
      const [from, to] = anchor.lines;
      if (from < 1 || to < from || to > lineCount) return `there are no lines ${from} to ${to}`;
      continue;
    }
    const test = tests.find(({ index }) => index === anchor.test);
    if (test === undefined) return `there is no test ${anchor.test}`;
    if (test.passed !== anchor.passed) return `test ${anchor.test} ${test.passed ? 'passed' : 'failed'}`;
  }
  if (tellsHidden(claim.text, valuesOf(ground))) return 'it tells a value of a hidden test';
  if (/\b(score|grade|rating)\b.{0,20}\d/i.test(claim.text)) return 'it gives a score, which only tests do';
  if (/https?:|<[a-z!/]|\]\(/i.test(claim.text)) return 'it holds a link or markup';
  return null;
}

/** Inputs, each of their arguments, expected and actual values of hidden tests; and what everybody sees anyway. */
function valuesOf({ source, tests, question }: Ground): { hidden: string[]; open: string[] } {
  const values = (hidden: boolean) =>
    tests
      .filter((test) => test.hidden === hidden)
      .flatMap((test) => [
        test.input ?? '',
        test.expected ?? '',
        test.actual ?? '',
        ...argsOf(question, test.index),
      ]);
  return { hidden: values(true), open: [source, question.statement, ...values(false)] };
}

function argsOf(question: Question, index: number): string[] {
  const test = question.tests[index];
  return test !== undefined && 'args' in test ? test.args.map((arg) => JSON.stringify(arg)) : [];
}

/** One line of the model's answer. Null: no claim (prose, a fence, broken JSON). */
export function readClaim(line: string): Claim | null {
  const text = line.trim().replace(/^[-*]\s+/, '');
  if (!text.startsWith('{')) return null;
  try {
    return claimSchema.parse(JSON.parse(text));
  } catch {
    return null; // a model's text is no program's error: what is no claim is counted by the caller
  }
}
