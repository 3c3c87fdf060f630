// The summary of an interview by plain rules: moments of the journal, what its numbers say of a skill, what is still open.
// Pure; says nothing about skills that rules cannot see.
import type { RoomEvent } from '../../shared/protocol.ts';
import { pointsOf } from '../../shared/replay/points.ts';
import type { Skill } from '../../shared/scorecard.ts';
import type { Moment, Open, Proposal, Summary } from '../../shared/summary.ts';

export interface Told {
  questions: { number: number; title: string; bestScore: number | null }[];
  /** The interviewers' journal, in order. */
  events: readonly RoomEvent[];
}
type Of<K extends RoomEvent['kind']> = Extract<RoomEvent, { kind: K }>;

const mostMoments = 40;
const mostText = 300; // characters of one moment
const kinds = new Set(['mark', 'hint', 'question', 'end', 'people']);

export function summaryByRules(told: Told, why = 'no model was asked'): Summary {
  const { questions, events } = told;
  return {
    model: null,
    note: `Written by rules: ${why}. The marks are a draft for a person to confirm, and no judgement.`,
    moments: momentsOf(events),
    proposals: [
      solving(told),
      unseen('codeQuality', 'rules do not read style'),
      talking(events),
      testing(events),
    ],
    open: open(questions, events),
    dropped: 0,
  };
}

/** What is worth a look, with the event that shows it; the newest where there are too many. */
export function momentsOf(events: readonly RoomEvent[]): Moment[] {
  const roles = new Map(
    events.flatMap((e) => (e.kind === 'joined' ? [[e.seat.id, e.seat.role] as const] : [])),
  );
  const submits = new Set(
    events.flatMap((e) => (e.kind === 'run.started' && e.purpose === 'submit' ? [e.n] : [])),
  );
  const found = pointsOf(events).filter(
    ({ kind, n, tone }) => kinds.has(kind) || submits.has(n) || (kind === 'run' && tone === 'bad'),
  );
  return found.slice(-mostMoments).map(({ n, at, by, kind, text }) => {
    const who = by === null ? '' : `The ${roles.get(by) ?? 'room'} `;
    const alone = kind === 'people' || kind === 'end' || kind === 'question';
    return { n, at, text: `${alone ? '' : who}${text}`.slice(0, mostText) };
  });
}

function ended(events: readonly RoomEvent[], purpose: Of<'run.started'>['purpose'][]) {
  const started = new Map(events.flatMap((e) => (e.kind === 'run.started' ? [[e.run, e] as const] : [])));
  return events.filter((event): event is Of<'run.ended'> => {
    const start = event.kind === 'run.ended' ? started.get(event.run) : undefined;
    return start !== undefined && purpose.includes(start.purpose);
  });
}

function solving({ questions, events }: Told): Proposal {
  const submits = ended(events, ['submit']);
  const scores = questions.map(({ bestScore }) => bestScore ?? 0);
  const mean = scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);
  const help = events.reduce((sum, e) => sum + (e.kind === 'hinted' ? e.level : 0), 0);
  if (submits.length === 0) return unseen('problemSolving', 'nothing was submitted');
  const byScore = mean >= 95 ? 4 : mean >= 60 ? 3 : mean >= 30 ? 2 : 1;
  const mark = Math.max(1, byScore - (help >= 3 ? 1 : 0));
  const why = `Best scores: ${scores.join(', ')}; hints of ${help} levels in all.`;
  const hints = events.flatMap((e) => (e.kind === 'hinted' ? e.n : []));
  return proposal('problemSolving', mark, why, [...submits.map(({ n }) => n), ...hints]);
}

function testing(events: readonly RoomEvent[]): Proposal {
  const submits = ended(events, ['submit']);
  const [first] = submits;
  if (!first) return unseen('testing', 'nothing was submitted');
  const before = ended(events, ['run', 'test']).filter(({ n }) => n < first.n);
  const mark = before.length >= 3 ? 3 : before.length >= 1 ? 2 : 1;
  const why = `${before.length} runs before the first submission, which passed ${first.verdict?.passed ?? 0} of ${first.verdict?.total ?? 0} tests.`;
  return proposal('testing', mark, why, [...before.map(({ n }) => n), first.n]);
}

function talking(events: readonly RoomEvent[]): Proposal {
  const candidates = new Set(
    events.flatMap((e) => (e.kind === 'joined' && e.seat.role === 'candidate' ? e.seat.id : [])),
  );
  const said = events.filter((e) => e.kind === 'said' && e.by !== null && candidates.has(e.by)).length;
  return unseen('communication', `rules hear no voice; the candidate wrote ${said} messages`);
}

function open(questions: Told['questions'], events: readonly RoomEvent[]): Open[] {
  const submits = ended(events, ['submit']);
  const begun = new Map(
    events.flatMap((e) => (e.kind === 'run.started' ? [[e.run, e.question] as const] : [])),
  );
  const told = (text: string, found: number[]) => ({ text: text.slice(0, 400), events: found.slice(-12) });
  const unsolved = questions.flatMap(({ number, title, bestScore }) => {
    if (bestScore === null)
      return [told(`Question ${number} (${title}) was not submitted: was there time for it?`, [])];
    const last = submits.findLast(({ run }) => begun.get(run) === number);
    return bestScore < 100
      ? [
          told(
            `Question ${number} (${title}) was not solved: what would be the next step?`,
            last ? [last.n] : [],
          ),
        ]
      : [];
  });
  const last = events.findLast((e) => e.kind === 'countered');
  const counter = last
    ? [told(`An answer breaks on ${last.input.slice(0, 200)}: does the candidate see why?`, [last.n])]
    : [];
  const answered = new Set(events.flatMap((e) => (e.kind === 'answered' ? e.to : [])));
  const pastes = events.filter((e) => e.kind === 'signalled' && e.signal === 'paste' && !answered.has(e.n));
  const unexplained =
    pastes.length === 1
      ? 'One large paste was not explained.'
      : `${pastes.length} large pastes were not explained.`;
  const paste =
    pastes.length > 0
      ? [
          told(
            unexplained,
            pastes.map(({ n }) => n),
          ),
        ]
      : [];
  return [...unsolved, ...counter, ...paste].slice(0, 12);
}

function proposal(skill: Skill, mark: number, why: string, events: number[]): Proposal {
  return { skill, mark, judgements: [mark], why: why.slice(0, 600), events: events.slice(-12) };
}
function unseen(skill: Skill, why: string): Proposal {
  return { skill, mark: null, judgements: [], why: `No mark: ${why}.`, events: [] };
}
