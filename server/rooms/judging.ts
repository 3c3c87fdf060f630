// Starts runs, tests and submissions: looks at the session first, and lets a review follow a submission.
// The same for verbs and for REST, so that the room sees both.
import type { Sandbox } from '../../sandbox/job.ts';
import { casesProblem, type OwnCase } from '../../shared/cases.ts';
import type { CodeFile } from '../../shared/code-files.ts';
import { normaliseLines } from '../../shared/documents.ts';
import { type Language, languageNames } from '../../shared/languages.ts';
import type { Refusal, SessionView } from '../../shared/protocol.ts';
import { programJob } from './first-event.ts';
import type { Judge, ReviewAsk, Sessions } from './ports.ts';
import { paused, refuse } from './refusals.ts';
import type { Reviews } from './reviews.ts';
import type { Finished } from './running.ts';
import type { Runs, Started } from './runs.ts';

interface Source {
  sessionId: string;
  by: string | null; // seat; null: a REST key
  language: Language;
  source: string;
  files: CodeFile[]; // beside `source`
}
export interface JudgeRequest extends Source {
  purpose: 'test' | 'submit';
  question: number | null; // null: the current one
  timeSpent: number; // seconds
  cases?: OwnCase[] | undefined; // the candidate's own; `test` only
}
type Looked = Pick<JudgeRequest, 'sessionId' | 'language' | 'question' | 'cases'>;
export interface Judging {
  run(ask: Source & { stdin: string; end: boolean }): Promise<Started>;
  judge(ask: JudgeRequest): Promise<Started>;
}

export function createJudging(deps: {
  runs: Runs;
  sandbox: Sandbox;
  judge: Judge;
  sessions: Sessions;
  reviews: Reviews;
  submitted: (ask: ReviewAsk) => void;
}): Judging {
  const { runs, sandbox, sessions, reviews } = deps;

  const look = async (ask: Looked): Promise<{ ok: true; view: SessionView } | Refusal> => {
    const view = await sessions.view(ask.sessionId, 'candidate');
    const refused = refusedBy(view, ask.language, ask.question, ask.cases);
    return view && !refused ? { ok: true, view } : (refused ?? gone());
  };
  const review = (ask: JudgeRequest, run: string, question: number, finished: Finished) => {
    const { sessionId, language, source, files, timeSpent } = ask;
    const { compiled, tests, verdict } = finished;
    if (ask.purpose !== 'submit' || !verdict || finished.end.reason === 'stopped') return;
    const about = { sessionId, run, question, language, source, files, compiled, tests, verdict, timeSpent };
    reviews.start(about);
    deps.submitted(about);
  };
  return {
    async run({ stdin, end, ...given }) {
      const ask = { ...given, ...plainLines(given) };
      const looked = await look({ ...ask, question: null });
      if (!looked.ok) return looked;
      const path = `main.${languageNames[ask.language].extension}`;
      const { sessionId, language, source, files } = ask;
      const open = programJob(sandbox, { sessionId, language, path, source, files, stdin, end });
      const refused = async () => refusalIn(await look({ ...ask, question: null }));
      return runs.start({ ...ask, purpose: 'run', question: looked.view.current, refused, open, stdin });
    },
    async judge(given) {
      const ask = { ...given, ...plainLines(given) };
      const looked = await look(ask);
      if (!looked.ok) return looked;
      const question = ask.question ?? looked.view.current;
      const judged = { ...ask, question };
      const open = (signal: AbortSignal) => deps.judge.judge({ ...judged, signal });
      const refused = async () => refusalIn(await look(judged));
      const started = await runs.start({ ...judged, refused, open });
      if (!started.ok) return started;
      const done = started.done.then((result) => {
        if (!('ok' in result)) review(ask, started.run, question, result);
        return result;
      });
      return { ...started, done };
    },
  };
}

/** Line ends of whatever editor it was written in. */
const plainLines = ({ source, files }: { source: string; files: CodeFile[] }) => ({
  source: normaliseLines(source),
  files: files.map(({ name, text }) => ({ name, text: normaliseLines(text) })),
});

const refusalIn = (found: { ok: true } | Refusal): Refusal | null => (found.ok ? null : found);

const gone = (): Refusal => refuse('not_found', 'There is no such session.');

function refusedBy(
  view: SessionView | null,
  language: Language,
  question: number | null,
  cases: readonly OwnCase[] = [],
): Refusal | null {
  if (!view) return gone();
  if (view.endedAt !== null) return refuse('ended', 'The session has ended.');
  if (view.pausedAt !== null) return paused();
  if (!view.languages.includes(language))
    return refuse('invalid', `This session allows ${view.languages.join(', ')}.`, 'language');
  if (question !== null && !view.questions.some((one) => one.number === question))
    return refuse('not_found', `There is no question ${question}.`, 'questionNumber');
  const form = view.questions.find((one) => one.number === (question ?? view.current));
  const problem = form ? casesProblem(form, cases) : null;
  return problem === null ? null : refuse('invalid', problem, 'cases');
}
