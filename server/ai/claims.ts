// What a model claims of a submission, and whether it holds: every claim names tests, lines or events, and each is looked up.
// Plain code: no model judges another.
import { z } from 'zod';
import type { CodeFile } from '../../shared/code-files.ts';
import type { Tried } from '../../shared/evidence.ts';
import type { Question } from '../../shared/question.ts';
import type { TestResult } from '../../shared/results.ts';
import { tellsHidden, whyUnfit } from './leaks.ts';
import { shapeOf } from './shape.ts';

const anchorSchema = z.union([
  z.object({ test: z.number().int(), passed: z.boolean() }),
  z.object({ lines: z.tuple([z.number().int(), z.number().int()]), file: z.string().max(60).nullish() }),
  z.object({ event: z.number().int() }),
]);
export type Anchor = z.infer<typeof anchorSchema>;
export const claimSchema = z.object({
  kind: z.enum(['strength', 'improvement', 'question']),
  text: z.string().min(1).max(400),
  anchors: z.array(anchorSchema).max(8).default([]),
});
export type Claim = z.infer<typeof claimSchema>;
export const reviewShape = shapeOf('review', z.object({ claims: z.array(claimSchema) }));

export interface Ground {
  question: Question;
  source: string;
  files?: readonly CodeFile[];
  history?: readonly Tried[];
  tests: TestResult[]; // whole
}

/** Null: the claim holds. Else why it is dropped. A question needs no anchor, since it claims nothing. */
export function whyDropped(claim: Claim, ground: Ground): string | null {
  if (claim.kind !== 'question' && claim.anchors.length === 0) return 'it names no evidence';
  for (const anchor of claim.anchors) {
    const wrong = whyWrong(anchor, ground);
    if (wrong !== null) return wrong;
  }
  if (tellsHidden(claim.text, valuesOf(ground))) return 'it tells a value of a hidden test';
  return whyUnfit(claim.text);
}

/** Null: what the anchor names is there, and as it says. */
function whyWrong(anchor: Anchor, { source, files = [], history = [], tests }: Ground): string | null {
  if ('event' in anchor)
    return history.some(({ n }) => n === anchor.event) ? null : `there is no event ${anchor.event}`;
  if ('lines' in anchor) {
    const [from, to] = anchor.lines;
    const text = anchor.file == null ? source : files.find(({ name }) => name === anchor.file)?.text;
    const count = text?.split('\n').length ?? 0;
    return from < 1 || to < from || to > count ? `there are no lines ${from} to ${to}` : null;
  }
  const test = tests.find(({ index }) => index === anchor.test);
  if (test === undefined) return `there is no test ${anchor.test}`;
  return test.passed === anchor.passed ? null : `test ${anchor.test} ${test.passed ? 'passed' : 'failed'}`;
}

/** Inputs, each of their arguments, expected and actual values of hidden tests; and what everybody sees anyway. */
function valuesOf({ source, files = [], tests, question }: Ground): { hidden: string[]; open: string[] } {
  const values = (hidden: boolean) =>
    tests
      .filter((test) => test.hidden === hidden)
      .flatMap((test) => [
        test.input ?? '',
        test.expected ?? '',
        test.actual ?? '',
        ...argsOf(question, test.index),
      ]);
  return {
    hidden: values(true),
    open: [source, ...files.map(({ text }) => text), question.statement, ...values(false)],
  };
}

function argsOf(question: Question, index: number): string[] {
  const test = question.tests[index];
  return test !== undefined && 'args' in test ? test.args.map((arg) => JSON.stringify(arg)) : [];
}

/** A piece of the model's answer. Null: no claim (prose, broken JSON). */
export function readClaim(text: string): Claim | null {
  try {
    return claimSchema.parse(JSON.parse(text));
  } catch {
    return null; // a model's text is no program's error: what is no claim is counted by the caller
  }
}
