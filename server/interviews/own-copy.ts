// The candidate's own copy of an interview, made from its row, its results and its code. Pure; no hidden value, no judgement
// that was not released.
import type { OwnCopy } from '../../shared/api/copies.ts';
import type { ResultRow, SessionRow } from './ports.ts';
import { publicQuestion } from './view.ts';

/** `texts`: those of the document `code`. */
export function ownCopyOf(session: SessionRow, results: ResultRow[], texts: Record<string, string>): OwnCopy {
  return {
    sessionId: session.id,
    candidateName: session.candidateName,
    startedAt: session.startedAt,
    endedAt: session.completedAt ?? session.startedAt,
    questions: session.questions.map((stored, i) => {
      const { number, title, statement, parts, starter } = publicQuestion(
        stored,
        i + 1,
        session.revealed[i + 1],
      );
      const untouched = new Set(
        Object.entries(starter).map(([language, text]) => `q${number}/${language} ${text}`),
      );
      const written = Object.entries(texts).filter(
        ([key, text]) =>
          key.startsWith(`q${number}/`) && text.trim() !== '' && !untouched.has(`${key} ${text}`),
      );
      const own = results.filter((row) => row.question === number);
      const submissions = own.map((row) => submissionOf(row, session.settings.sharesFeedback));
      return { number, title, statement, parts, code: Object.fromEntries(written), submissions };
    }),
    feedback: session.feedback,
  };
}

function submissionOf(
  { submittedAt, language, code, analysis }: ResultRow,
  released: boolean,
): OwnCopy['questions'][number]['submissions'][number] {
  const { testResults, feedback, strengths, improvements } = analysis;
  return {
    submittedAt,
    language,
    code,
    passed: testResults.filter((test) => test.passed).length,
    total: testResults.length,
    tests: testResults.filter((test) => !test.hidden),
    review: released ? { feedback, strengths, improvements } : null,
  };
}
