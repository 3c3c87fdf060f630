// What a reviewer is given about a submission, and what it writes. Knows no session, no person, no model.
import { z } from 'zod';
import { type CodeFile, keptFileSchema } from './code-files.ts';
import type { Language } from './languages.ts';
import type { Question } from './question.ts';
import { testResultSchema, type TestResult, verdictSchema, type Verdict } from './results.ts';

/** Of a compiler or a linter. */
export const warningSchema = z.strictObject({
  file: z.string().nullable(), // null: the main one
  line: z.number().int().nullable(), // from 1; null: of the whole file
  rule: z.string(), // by the tool's own name for it; empty: it gives none
  text: z.string(), // quotes the candidate's code
});
export type Warning = z.infer<typeof warningSchema>;

/** Where a warning points, for people. */
export function placeOf({ file, line }: Warning): string {
  const lined = line === null ? '' : `line ${line}`;
  return [file ?? '', lined].filter(Boolean).join(', ') || 'the whole file';
}

/** What is known of a solution beside its tests. */
export interface Findings {
  /** How its time grows with the input; null: not measured. `looks` null: too quick to tell. */
  growth: { looks: string | null; text: string; points: { size: number; ms: number }[] } | null;
  warnings: Warning[];
}

/** Something that was done about the question before this submission; `n`: its event in the journal. */
export interface Tried {
  n: number;
  what: 'run' | 'test' | 'submit' | 'hint';
  outcome: string;
}

export interface Evidence {
  question: Question;
  language: Language;
  source: string;
  files?: readonly CodeFile[]; // beside `source`
  compiled: { ok: boolean; text: string } | null;
  tests: TestResult[]; // whole: a reviewer that writes for candidates must not quote hidden values
  verdict: Verdict;
  timeSpent: number; // seconds
  findings?: Findings | null; // absent: nobody has looked
  history?: readonly Tried[]; // in order
}

/** Words about a submission. They never change its score. */
export const reviewSchema = z.object({
  feedback: z.string(),
  strengths: z.array(z.string()),
  improvements: z.array(z.string()),
  model: z.string().nullable(), // null: written by rules, no model was asked
});
export type Review = z.infer<typeof reviewSchema>;
export type Reviewer = (evidence: Evidence) => Review;

/** What a submission came to, as stored and as reported. Test results are whole. */
export const analysisSchema = z.object({
  status: verdictSchema.shape.status,
  score: z.number(),
  ...reviewSchema.shape,
  testResults: z.array(testResultSchema),
  /** What was submitted beside the main file. */
  files: z.array(keptFileSchema).optional(),
});
export type Analysis = z.infer<typeof analysisSchema>;
