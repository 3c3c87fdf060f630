// Whether a written question holds: its reference runs on every test in the sandbox and gives the expected values, its
// wrong solution fails one. Knows no model.
import { randomBytes } from 'node:crypto';
import type { Outcome, Sandbox } from '../../sandbox/job.ts';
import { type Difficulty, type FunctionQuestion, functionQuestionSchema } from '../../shared/question.ts';
import type { StoredQuestion } from '../../shared/session.ts';
import type { Draft } from '../ai/question-writer.ts';
import { sameValue } from '../interviews/compare.ts';
import { sourceFile } from '../interviews/source-file.ts';

type Proof = { ok: true; stored: StoredQuestion } | { ok: false; problem: string };

/** Throws what the sandbox throws, and when the sandbox broke while it ran: that says nothing about the question. */
export async function prove(
  sandbox: Pick<Sandbox, 'run'>,
  draft: Draft,
  difficulty: Difficulty,
  signal: AbortSignal,
): Promise<Proof> {
  const right = await outcomes(sandbox, draft, draft.reference, signal);
  const broken = right.findIndex((one) => one?.reason !== 'ok');
  if (broken >= 0) return failed(draft, broken, right[broken]);
  const question = questionOf(draft, difficulty, right);
  if (typeof question === 'string') return { ok: false, problem: question };
  const wrong = await outcomes(sandbox, draft, draft.wrong, signal);
  const caught = question.tests.some(
    ({ expected }, i) => wrong[i]?.reason !== 'ok' || !sameValue(draft.checker, expected, wrong[i].value),
  );
  if (!caught) return { ok: false, problem: 'the wrong solution passes every test' };
  return { ok: true, stored: { question, solution: { python: draft.reference } } };
}

function failed(draft: Draft, index: number, outcome: Outcome | undefined): Proof {
  const name = draft.tests[index]?.name ?? '';
  const why =
    outcome === undefined
      ? 'it was not run'
      : `${outcome.reason} ${outcome.message.slice(-500)} ${outcome.stderr.slice(-500)}`;
  return { ok: false, problem: `the reference fails on the test "${name}": ${why}` };
}

/** By test; missing where nothing ran, as when it does not compile. */
async function outcomes(
  sandbox: Pick<Sandbox, 'run'>,
  draft: Draft,
  source: string,
  signal: AbortSignal,
): Promise<(Outcome | undefined)[]> {
  const found = new Map<number, Outcome>();
  const files = [sourceFile('python', 'function', source)];
  const inputs = draft.tests.map(({ args }) => args);
  const job = { kind: 'function', language: 'python', files, signature: draft.signature, inputs } as const;
  for await (const event of sandbox.run(job, { signal })) {
    if (event.kind === 'outcome') found.set(event.outcome.index, event.outcome);
    if (event.kind === 'ended' && (event.end.reason === 'internal' || event.end.reason === 'stopped'))
      throw new Error(`the sandbox did not prove a question: ${event.end.reason} ${event.end.message}`);
  }
  return draft.tests.map((_, index) => found.get(index));
}

function questionOf(
  draft: Draft,
  difficulty: Difficulty,
  right: (Outcome | undefined)[],
): FunctionQuestion | string {
  const { title, statement, tags, checker, signature, notes } = draft;
  const slug = title
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 40);
  const parsed = functionQuestionSchema.safeParse({
    id: `written-${slug === '' ? '' : `${slug}-`}${randomBytes(4).toString('hex')}`,
    kind: 'function',
    title,
    difficulty,
    statement,
    tags,
    checker,
    signature,
    notes,
    tests: draft.tests.map((test, i) => ({ ...test, expected: right[i]?.value ?? null })),
  });
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? 'it is no question');
}
