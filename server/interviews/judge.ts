// Runs a question's tests in the sandbox, compares and scores them, stores a submission's result.
// Expected values stay here: the sandbox sees inputs alone. Knows no sockets and no journal.
import { randomBytes } from 'node:crypto';
import type { End, Outcome, Receipt, Sandbox } from '../../sandbox/job.ts';
import type { OwnCase } from '../../shared/cases.ts';
import type { Reviewer } from '../../shared/evidence.ts';
import type { Question } from '../../shared/question.ts';
import type { TestResult, Verdict } from '../../shared/results.ts';
import type { Judge, JudgeAsk, JudgeEvent } from '../rooms/ports.ts';
import { check } from './check.ts';
import type { Ruling } from './check.ts';
import type { Clock, ResultStore, SessionStore } from './ports.ts';
import { expects, ownResult, withOwnCases } from './own-cases.ts';
import { verdictOf } from './score.ts';
import { testJob } from './test-job.ts';
import { notRun, resultOf } from './test-result.ts';

interface Parts {
  sandbox: Pick<Sandbox, 'run'>;
  sessions: Pick<SessionStore, 'find'>;
  results: Pick<ResultStore, 'insert'>;
  review: Reviewer;
  now: Clock;
  log: { warn(detail: object, text: string): void };
}

/**
 * `judge` gives every test exactly once, then `judged`. A submission's row is stored before `judged`, unless
 * the run was stopped or the sandbox failed (`internal`): neither is the candidate's failure, so nothing is scored.
 * Throws what the sandbox throws (busy, unavailable), and when session or question do not exist.
 */
export function createJudge(parts: Parts): Judge {
  return {
    async *judge(ask: JudgeAsk): AsyncGenerator<JudgeEvent, void, void> {
      const session = await parts.sessions.find(ask.sessionId);
      const stored = session?.questions[ask.question - 1]?.question;
      if (stored === undefined) throw new Error(`judge: no question ${ask.question} in ${ask.sessionId}`);
      const cases = ask.purpose === 'test' ? (ask.cases ?? []) : [];
      const question = withOwnCases(stored, cases);
      const own = (index: number) => cases[index - stored.tests.length];
      const chosen = indexes(question, ask.purpose);
      const job = { ...testJob(question, ask, chosen), scope: ask.sessionId };
      const tests: TestResult[] = [];
      const unchecked: Outcome[] = []; // they wait for the question's checker program
      let compiled: { ok: boolean; text: string } | null = null;
      let last: { end: End; receipt: Receipt } | null = null;
      let started = false;
      for await (const event of parts.sandbox.run(job, { signal: ask.signal })) {
        // The sandbox has taken the job: the room shows it before anything compiles.
        if (!started) yield { kind: 'started' };
        started = true;
        if (event.kind === 'queued' || event.kind === 'started') yield event;
        else if (event.kind === 'compiled') {
          compiled = { ok: event.ok, text: event.text };
          yield { kind: 'compiled', ...compiled };
        } else if (event.kind === 'outcome') {
          const index = chosen[event.outcome.index];
          if (index === undefined) continue;
          const outcome = { ...event.outcome, index };
          const mine = own(index);
          if (isForProgram(question, outcome, mine)) unchecked.push(outcome);
          else yield tested(tests, resultOf(question, index, outcome), mine, outcome);
        } else if (event.kind === 'ended') last = event;
      }
      if (!last) throw new Error('judge: the sandbox gave no end');
      // Only now: the candidate's program no longer holds a place that the checker may have to wait for.
      const rulings = await ruled(parts, question, unchecked, ask);
      for (const outcome of unchecked)
        yield tested(
          tests,
          resultOf(question, outcome.index, outcome, rulings.get(outcome.index)),
          own(outcome.index),
          outcome,
        );
      for (const index of chosen.filter((i) => !tests.some((test) => test.index === i)))
        yield tested(tests, notRun(question, index, last.end), own(index));
      const verdict = verdictOf(
        question,
        tests.filter((test) => !test.own),
      );
      const end = endOf(last.end, tests, ask.signal);
      if (ask.purpose === 'submit' && counts(end))
        await store(parts, ask, { question, compiled, tests, verdict });
      yield {
        kind: 'judged',
        end,
        receipt: last.receipt,
        verdict: counts(end) ? verdict : unscored(verdict),
      };
    },
  };
}

export type TryingJudge = Judge;
/** Judges all tests on `submit` as the other does, and keeps nothing: no row, no review. */
export function createTryingJudge(parts: Pick<Parts, 'sandbox' | 'sessions' | 'log'>): Judge {
  const results = { insert: async () => {} };
  const review: Reviewer = () => ({ feedback: '', strengths: [], improvements: [], model: null });
  return createJudge({ ...parts, results, review, now: () => 0 });
}

function tested(
  tests: TestResult[],
  result: TestResult,
  own: OwnCase | undefined,
  outcome: Outcome | null = null,
): JudgeEvent {
  const test = own ? ownResult(own, result, outcome) : result;
  tests.push(test);
  return { kind: 'tested', test };
}

/** Whether the question's checker program decides; it is not asked where a candidate expects nothing. */
const isForProgram = ({ checker }: Question, { reason }: Outcome, own: OwnCase | undefined): boolean =>
  typeof checker === 'object' && reason === 'ok' && (own === undefined || expects(own));

/** What the question's checker program says of each outcome, by test. What it broke of is logged for its author. */
async function ruled(
  { sandbox, log }: Parts,
  question: Question,
  outcomes: Outcome[],
  { signal, sessionId: scope }: JudgeAsk,
): Promise<Map<number, Ruling>> {
  const { checker } = question;
  if (typeof checker === 'string' || outcomes.length === 0) return new Map();
  const rulings = await check(sandbox, { question, checker, outcomes, scope, signal });
  const failed = [...rulings.values()].find((ruling) => ruling.kind === 'failed');
  if (failed && !signal.aborted)
    log.warn({ question: question.id, detail: failed.detail }, "a question's checker failed");
  return rulings;
}

function indexes(question: Question, purpose: JudgeAsk['purpose']): number[] {
  const all = question.tests.map((_, index) => index);
  return purpose === 'submit' ? all : all.filter((index) => question.tests[index]?.hidden === false);
}

/** One test that failed for a reason of ours spoils the whole: the end says so. A checker may have been stopped. */
function endOf(end: End, tests: TestResult[], signal: AbortSignal): End {
  const failed = end.reason === 'internal' ? undefined : tests.find((test) => test.reason === 'internal');
  if (!failed) return end;
  if (signal.aborted) return { ...end, reason: 'stopped', message: 'stopped' };
  return { ...end, reason: 'internal', message: failed.message };
}

function counts(end: End): boolean {
  return end.reason !== 'internal' && end.reason !== 'stopped';
}

function unscored(verdict: Verdict): Verdict {
  return { ...verdict, status: 'error', score: 0 };
}

async function store(
  { results, review, now }: Parts,
  ask: JudgeAsk,
  found: {
    question: Question;
    compiled: { ok: boolean; text: string } | null;
    tests: TestResult[];
    verdict: Verdict;
  },
): Promise<void> {
  const { status, score } = found.verdict;
  const words = review({ ...found, language: ask.language, source: ask.source, timeSpent: ask.timeSpent });
  await results.insert({
    id: `res_${randomBytes(12).toString('hex')}`,
    sessionId: ask.sessionId,
    question: ask.question,
    language: ask.language,
    code: ask.source,
    timeSpent: Math.round(ask.timeSpent),
    score,
    analysis: {
      status,
      score,
      ...words,
      testResults: found.tests,
      ...(ask.files.length > 0 && { files: ask.files }),
    },
    submittedAt: now(),
  });
}
