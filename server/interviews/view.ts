// A session as one role may see it: candidates and observers get no hidden test, no notes, no solution. Pure.
import { caseLimits } from '../../shared/cases.ts';
import type { Role, SessionView } from '../../shared/protocol.ts';
import type { PublicQuestion, Question } from '../../shared/question.ts';
import type { StoredQuestion } from '../../shared/session.ts';
import { showExpected, showInput, writeTest } from './display.ts';
import type { SessionRow } from './ports.ts';
import { starterFor } from './starter.ts';
import { testName } from './test-result.ts';

export function viewFor(session: SessionRow, role: Role, aiConfigured: boolean): SessionView {
  return {
    id: session.id,
    candidateName: session.candidateName,
    difficulty: session.difficulty,
    language: session.language,
    languages: session.settings.languages,
    questions: session.questions.map((stored, i) => publicQuestion(stored, i + 1, session.revealed[i + 1])),
    current: session.current,
    startedAt: session.startedAt,
    endsAt: session.endsAt,
    endedAt: session.completedAt,
    pausedAt: session.active ? session.pausedAt : null,
    pausedMs: session.pausedMs,
    deleteAfter: session.deleteAfter,
    keepUntil: session.keepUntil,
    ai: aiFor(session, aiConfigured),
    interviewer: role === 'interviewer' ? forInterviewers(session.questions) : null,
  };
}

function aiFor({ settings: { ai, aiWatches } }: SessionRow, configured: boolean): SessionView['ai'] {
  const { help, speaks, closes, hintCost, approves } = ai;
  const watches = configured && aiWatches;
  return { configured, watches, help, speaks, closes, hintCost, pilot: approves ? 'approve' : 'free' };
}

/** Worked out once for each question: sessions share those of the built-in bank. */
function remembered<Q extends object, T>(work: (question: Q) => T): (question: Q) => T {
  const kept = new WeakMap<Q, T>();
  return (question) => {
    const known = kept.get(question);
    if (known !== undefined) return known;
    const made = work(question);
    kept.set(question, made);
    return made;
  };
}

/** What a candidate may see of a question. `revealed`: of its parts. */
export const publicQuestion = (
  { question }: StoredQuestion,
  number: number,
  revealed = 0,
): PublicQuestion => ({
  number,
  parts: question.parts.slice(0, revealed),
  ...shownQuestion(question),
});

const shownQuestion = remembered((question: Question): Omit<PublicQuestion, 'number' | 'parts'> => {
  const shown = question.tests.map((test, index) => ({ test, index })).filter(({ test }) => !test.hidden);
  return {
    id: question.id,
    title: question.title,
    difficulty: question.difficulty,
    tags: question.tags,
    statement: question.statement,
    kind: question.kind,
    signature: question.kind === 'function' ? question.signature : null,
    starter: starterFor(question),
    samples: shown.map(({ index }) => ({
      index,
      name: testName(question, index),
      input: showInput(question, index),
      expected: showExpected(question, index),
      ...writtenSample(question, index),
    })),
    hiddenTests: question.tests.length - shown.length,
  };
});

/** Nothing where the sample is too long for an own case. */
function writtenSample(question: Question, index: number) {
  const { texts, expected } = writeTest(question, index);
  const fits = [...texts, expected].every((text) => text.length <= caseLimits.characters);
  return fits ? { written: { texts, expected } } : {};
}

function forInterviewers(questions: StoredQuestion[]): NonNullable<SessionView['interviewer']> {
  return Object.fromEntries(questions.map((stored, i) => [i + 1, wholeQuestion(stored)]));
}

const wholeQuestion = remembered(({ question, solution }: StoredQuestion) => ({
  notes: question.notes,
  parts: question.parts,
  tests: question.tests.map((test, index) => ({
    index,
    name: testName(question, index),
    hidden: test.hidden,
    input: showInput(question, index),
    expected: showExpected(question, index),
  })),
  solution,
}));
