// What the AI interviewer is told of a room, and what it must not tell. Pure; knows neither sockets nor the model.
import type { CodeFile } from '../../shared/code-files.ts';
import { codeKey } from '../../shared/documents.ts';
import type { Language } from '../../shared/languages.ts';
import type { Question } from '../../shared/question.ts';
import type { RoomState, Run } from '../../shared/room.ts';
import type { StoredQuestion } from '../../shared/session.ts';
import type { Briefing } from '../ai/interview-prompt.ts';
import type { Secrets } from '../ai/leaks.ts';
import type { Occasion } from '../ai/policy.ts';
import type { Alias } from '../ai/pseudonyms.ts';
import { showExpected, showInput, showValue } from '../interviews/display.ts';
import type { SessionRow } from '../interviews/ports.ts';
import { publicQuestion } from '../interviews/view.ts';

const talkKept = 12; // remarks
const testsKept = 6;

export interface Look {
  occasion: Occasion;
  asked: string | null;
  keepsNames: boolean;
  /** A text of the document `code` as it was at the last look; null: there was none. */
  seen: (key: string) => string | null;
}

/** `key`: of the text that is `source`. Null: the room's question is not in the session. `texts`: those of the document `code`. */
export function brief(
  session: SessionRow,
  room: RoomState,
  texts: Record<string, string>,
  { occasion, asked, keepsNames, seen }: Look,
): { briefing: Briefing; secrets: Secrets; key: string } | null {
  const stored = session.questions[room.question - 1];
  if (stored === undefined) return null;
  const { question } = stored;
  const run = Object.values(room.runs).findLast((one) => one.question === room.question && one.end !== null);
  const language = run?.language ?? session.language;
  const main = codeKey(room.question, language);
  const source = texts[main] ?? run?.source ?? '';
  const files = filesOf(texts, main);
  const { ai } = session.settings;
  const briefing: Briefing = {
    occasion,
    asked,
    granted: ai.help,
    accompanied: Object.values(room.people).some((one) => one.role === 'interviewer' && one.present),
    persona: ai.persona,
    spoken: ai.spoken,
    title: question.title,
    statement: asSeen(question, room),
    language,
    source,
    before: seen(main),
    files,
    lastRun: run === undefined ? null : outcome(run),
    talk: room.chat.slice(-talkKept).map(({ by, agent, text }) => ({ who: speaker(room, by, agent), text })),
    names: keepsNames ? null : aliases(session, room),
  };
  return { briefing, secrets: secretsOf(stored, language, briefing), key: main };
}

function filesOf(texts: Record<string, string>, main: string): CodeFile[] {
  return Object.entries(texts)
    .filter(([key]) => key.startsWith(`${main}/`))
    .map(([key, text]) => ({ name: key.slice(main.length + 1), text }));
}

function speaker(room: RoomState, by: string | null, agent: boolean): 'candidate' | 'interviewer' | 'you' {
  if (agent && by === null) return 'you';
  return by !== null && room.people[by]?.role === 'candidate' ? 'candidate' : 'interviewer';
}

/** As the candidate saw it: events of the room carry no hidden value. */
function outcome(run: Run): string {
  const failed = run.tests.filter((test) => !test.passed).slice(0, testsKept);
  const tests = failed.map(
    ({ name, reason, message, input, expected, actual }) =>
      `${name} failed (${reason}) ${message} ${input === null ? '' : `input ${input} expected ${expected} got ${actual}`}`,
  );
  const verdict = run.verdict === null ? '' : `${run.verdict.passed} of ${run.verdict.total} tests passed`;
  const printed = run.output.map(({ text }) => text).join('');
  return [`${run.purpose} ended: ${run.end?.reason ?? ''}`, verdict, ...tests, printed.slice(-1_000)].join(
    '\n',
  );
}

/** With the follow-ups that were revealed: the AI knows of no more than the candidate. */
function asSeen({ statement }: Question, { parts, question }: RoomState): string {
  const shown = parts[question] ?? [];
  return [statement, ...shown.map((part) => `## ${part.title}\n\n${part.statement}`)].join('\n\n');
}

function aliases(session: SessionRow, room: RoomState): Alias[] {
  const people = Object.values(room.people).map(({ role, name }) => ({ name, as: `the ${role}` }));
  return [
    { name: session.candidateName, as: 'the candidate' },
    ...people.filter(({ name }) => !roles.has(name)),
  ];
}
const roles = new Set(['Interviewer', 'Observer', 'Candidate']); // seats that nobody named

function secretsOf(
  stored: StoredQuestion,
  language: Language,
  { source, statement, files }: Pick<Briefing, 'source' | 'statement' | 'files'>,
): Secrets {
  const { question, solution } = stored;
  const { samples, starter } = publicQuestion(stored, 1);
  const shown = samples.flatMap(({ input, expected }) => [input, expected]);
  return {
    solutions: Object.values(solution),
    hidden: hiddenValues(question),
    open: [statement, ...shown, starter[language] ?? '', source, ...files.map(({ text }) => text)],
  };
}

function hiddenValues(question: Question): string[] {
  return question.tests.flatMap((test, index) => {
    if (!test.hidden) return [];
    const args = 'args' in test ? test.args.map(showValue) : [];
    return [showInput(question, index), showExpected(question, index), ...args];
  });
}
