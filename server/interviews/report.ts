// The report of one session, made from its row, its results and its journal. Facts alone. Pure.
import type { AiSpent } from '../../shared/api/ai.ts';
import type { Report } from '../../shared/api/report.ts';
import type { RoomEvent } from '../../shared/protocol.ts';
import type { Summary } from '../../shared/summary.ts';
import { summaryByRules } from '../ai/summary-rules.ts';
import type { ResultRow, SessionRow } from './ports.ts';

/** `events`: the interviewers' journal in order; `truncated` tells that there is more of it. */
export function reportOf(
  session: SessionRow,
  results: ResultRow[],
  { events, truncated, ai }: { events: RoomEvent[]; truncated: boolean; ai: AiSpent },
): Report {
  const questions = session.questions.map((_, i) => questionReport(session, results, i + 1));
  const best = questions.map((question) => question.bestScore ?? 0);
  return {
    sessionId: session.id,
    candidateName: session.candidateName,
    difficulty: session.difficulty,
    language: session.language,
    startedAt: session.startedAt,
    endedAt: session.completedAt,
    endReason: session.endReason,
    metadata: session.metadata,
    sharesFeedback: session.settings.sharesFeedback,
    feedback: session.feedback,
    score: Math.round((10 * best.reduce((sum, score) => sum + score, 0)) / Math.max(1, best.length)) / 10,
    complete: questions.every((question) => question.submissions.length > 0),
    questions,
    observed: { ...observed(events), ai, truncated },
    summary: summaryOf(questions, events),
  };
}

/** The newest that a model wrote, else one by rules. */
function summaryOf(questions: Report['questions'], events: RoomEvent[]): Summary {
  const written = events.findLast((event) => event.kind === 'summed');
  return written?.summary ?? summaryByRules({ questions, events });
}

function questionReport(
  session: SessionRow,
  results: ResultRow[],
  number: number,
): Report['questions'][number] {
  const question = session.questions[number - 1]?.question;
  if (!question) throw new Error(`no question ${number}`);
  const own = results.filter((row) => row.question === number);
  return {
    number,
    id: question.id,
    title: question.title,
    difficulty: question.difficulty,
    bestScore: own.length === 0 ? null : Math.max(...own.map((row) => row.score)),
    timeSpent: own.at(-1)?.timeSpent ?? 0,
    submissions: own.map(({ id, submittedAt, language, code, timeSpent, score, analysis }) => ({
      id,
      submittedAt,
      language,
      code,
      timeSpent,
      score,
      analysis,
    })),
  };
}

function observed(events: RoomEvent[]): Omit<Report['observed'], 'ai' | 'truncated'> {
  // A candidate answers a signal later, by an event of its own.
  const answers = new Map(events.flatMap((e) => (e.kind === 'answered' ? [[e.to, e.text] as const] : [])));
  const hints = events.flatMap((e) =>
    e.kind === 'hinted'
      ? [{ n: e.n, at: e.at, by: e.by, agent: e.agent ?? false, text: e.text, level: e.level, cost: e.cost }]
      : [],
  );
  return {
    runs: events.filter((event) => event.kind === 'run.started').length,
    hints,
    hintCost: hints.reduce((sum, { cost }) => sum + cost, 0),
    signals: events.flatMap((e) =>
      e.kind === 'signalled' ? [{ at: e.at, signal: e.signal, answer: answers.get(e.n) ?? e.answer }] : [],
    ),
    marks: events.flatMap((e) => (e.kind === 'marked' ? [{ at: e.at, mark: e.mark, text: e.text }] : [])),
    pauses: pauses(events),
  };
}

function pauses(events: RoomEvent[]): Report['observed']['pauses'] {
  const found: Report['observed']['pauses'] = [];
  for (const event of events) {
    const last = found.at(-1);
    if (event.kind === 'paused') found.push({ at: event.at, until: null });
    else if ((event.kind === 'resumed' || event.kind === 'ended') && last) last.until ??= event.at;
  }
  return found;
}
